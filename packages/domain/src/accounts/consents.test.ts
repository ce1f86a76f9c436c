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
  // [keeps an address, is shown, given, what is lacking]
  [false, false, [], []],
  [true, false, [], [contact]],
  [true, false, ['publication'], [contact]],
  [true, false, ['contact'], []],
  [false, true, ['contact'], [publication]],
  [true, true, [], [contact, publication]],
  [true, true, ['publication', 'contact'], []],
] as const)('address %s, shown %s, given %j: %j is lacking', (keepsContact, isPublic, given, lacking) => {
  const consents = given.map((purpose) => ({ purpose }))
  expect(consentFaults({ keepsContact, isPublic }, consents)).toEqual(lacking)
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
