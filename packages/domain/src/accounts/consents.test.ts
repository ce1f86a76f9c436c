import { expect, test } from 'vitest'
import { consentFaults, consentPurposes, consentTexts, givenNow, readConsent, textOf } from './consents.ts'

test.each([
  ['contact', { purpose: 'contact', version: '2026-12' }],
  ['contact@2026-11', { purpose: 'contact', version: '2026-11' }],
  ['publication@2026-11', { purpose: 'publication', version: '2026-11' }],
  ['publication@2019-01', null],
  ['everything', null],
  ['__proto__', null],
])('%s is read as %o', (given, read) => {
  expect(readConsent(given)).toEqual(read)
})

const contact = { field: 'consents', code: 'consent.contact_required' }
const publication = { field: 'public', code: 'consent.publication_required' }

test.each([
  // [what is kept, is shown, given, what is lacking]
  [null, false, [], []],
  ['email', false, [], [contact]],
  ['email', false, ['publication'], [contact]],
  ['email', false, ['contact'], []],
  ['email', false, ['contact@2026-11'], []],
  ['phone', false, ['contact'], []],
  ['phone', false, ['contact@2026-11'], [contact]],
  [null, true, ['contact'], [publication]],
  ['email', true, [], [contact, publication]],
  ['email', true, ['publication', 'contact'], []],
] as const)('%s is kept, shown %s, given %j: %j is lacking', (keeps, isPublic, given, lacking) => {
  const consents = given.flatMap((one) => readConsent(one) ?? [])
  expect(consentFaults({ keeps, isPublic }, consents)).toEqual(lacking)
})

test('every text says who keeps the data, in both languages, under a version of its own', () => {
  for (const purpose of consentPurposes) {
    const versions = consentTexts[purpose].map(({ version }) => version)
    expect(new Set(versions).size).toBe(versions.length)
    for (const { text } of consentTexts[purpose]) {
      expect(text.ru).toContain('{authority}')
      expect(text.en).toContain('{authority}')
    }
  }
})

test('what the web sends names the newest text', () => {
  for (const purpose of consentPurposes) {
    const read = readConsent(givenNow(purpose))
    expect(read && textOf(read.purpose, read.version)).toEqual(consentTexts[purpose].at(-1))
  }
})
