import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { expect, test } from 'vitest'
import { emptyDraft } from './draft.ts'
import { missing } from './faults.ts'

const category = { questions: [], isPublic: true } as unknown as PublicCategory
const written = { ...emptyDraft('key'), text: 'Яма во дворе', publish: true }
const reachable = { ...written, email: 'a@mail.example', contactConsent: true }

test.each([
  ['open', written, false, []],
  ['open', { ...reachable, contactConsent: false }, false, ['consents']],
  ['contact', written, false, ['contactEmail']],
  ['contact', reachable, false, []],
  ['account', reachable, false, ['account']],
  ['contact', written, true, []],
  ['account', written, true, []],
  ['open', { ...written, publish: null }, true, ['public']],
  ['open', { ...written, publish: false }, false, []],
] as const)('where filing is %s, of %o (signed in: %s) %j is missing', (mode, draft, signedIn, fields) => {
  expect(missing(draft, category, { mode, signedIn }).map(({ field }) => field)).toEqual(fields)
})

test('what is never public needs no choice', () => {
  const secret = { ...category, isPublic: false }
  expect(missing({ ...written, publish: null }, secret, { mode: 'open', signedIn: false })).toEqual([])
})
