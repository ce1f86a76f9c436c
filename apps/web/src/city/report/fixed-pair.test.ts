import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { fixedPair } from './fixed-pair.ts'

const photo = (key: string) => ({ key, kind: 'before', width: 4, height: 3 })
const entry = (name: string, at: string, photos: readonly object[] = []) => ({ name, at, photos })

const card = (fields: object) =>
  ({
    outcome: 'fixed',
    photos: [photo('before')],
    timeline: [
      entry('publish_answer', '2026-11-20', [photo('first')]),
      entry('return', '2026-11-21'),
      entry('publish_answer', '2026-11-22', [photo('last')]),
      entry('note', '2026-11-23'),
    ],
    ...fields,
  }) as unknown as ReportCard

test('the photos of the last answer are laid over those of the report', () => {
  const pair = fixedPair(card({}))
  expect(pair).toMatchObject({ at: '2026-11-22', before: { key: 'before' }, after: { key: 'last' } })
})

test.each([
  ['was explained', { outcome: 'explained' }],
  ['has no answer that stands', { outcome: null }],
  ['was filed without a photo', { photos: [] }],
  ['was answered without a photo', { timeline: [entry('publish_answer', '2026-11-20')] }],
])('a report that %s has none', (_, fields) => {
  expect(fixedPair(card(fields))).toBeUndefined()
})
