import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { moveNames, moveOf } from '@gorozhanin/domain/reports/moves'
import { defaultReasons } from '@gorozhanin/domain/reports/reason-lists'
import { expect, test } from 'vitest'
import { entryKey, isDisputed, nextKey, photosKey, reasonOf } from './history-words.ts'

type Entry = ReportCard['timeline'][number]
const entry = (name: string, reason: string | null = null) =>
  ({ name, reason, photos: [] }) as unknown as Entry

test('every move that residents may read of has its words; what staff keeps has none', () => {
  for (const name of moveNames) {
    const own = moveOf(name).seen !== 'staff'
    expect([name, entryKey({ name, status: 'in_work' })]).toEqual([
      name,
      own ? `city.history.${name}` : 'status.in_work',
    ])
  }
})

test('a reason is read in the list that its move chooses from', () => {
  expect(reasonOf(defaultReasons, entry('approve_deferral', 'other'))?.ru).toBe('Другая причина')
  expect(reasonOf(defaultReasons, entry('approve_deferral', 'weather'))?.ru).toBe('Погода и сезон')
  expect(reasonOf(defaultReasons, entry('reject', 'spam'))?.en).toBe('Advertising or spam')
  expect(reasonOf(defaultReasons, entry('publish_answer', 'planned'))?.en).toBe('Part of a plan of works')
  expect(reasonOf(defaultReasons, entry('reject', 'toString'))).toBeNull()
  expect(reasonOf(defaultReasons, entry('expire_info', 'no_reply'))).toBeNull()
})

test('a report is disputed from the disagreement to the next answer', () => {
  const timeline = [entry('publish_answer'), entry('disagree'), entry('note')]
  expect(isDisputed(timeline)).toBe(true)
  expect(nextKey({ status: 'answered', timeline })).toBe('city.next.disagreed')
  expect(isDisputed([...timeline, entry('publish_answer')])).toBe(false)
})

test('photos are named by who shows them and what was done', () => {
  const photos = (kind: 'after' | 'added') => [{ key: 'a', kind, width: 1, height: 1 }]
  expect(photosKey({ photos: photos('after'), outcome: 'fixed' })).toBe('city.history.after')
  expect(photosKey({ photos: photos('after'), outcome: 'not_confirmed' })).toBe('city.history.place')
  expect(photosKey({ photos: photos('added'), outcome: null })).toBe('city.history.added')
})
