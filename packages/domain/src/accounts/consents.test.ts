import { expect, test } from 'vitest'
import { consentPurposes, consentTexts, givenNow, readConsent, textOf } from './consents.ts'

test.each([
  ['contact', { purpose: 'contact', version: '2026-11' }],
  ['contact@2026-11', { purpose: 'contact', version: '2026-11' }],
  ['publication@2026-11', { purpose: 'publication', version: '2026-11' }],
  ['publication@2019-01', null],
  ['everything', null],
  ['__proto__', null],
])('%s is read as %o', (given, read) => {
  expect(readConsent(given)).toEqual(read)
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
