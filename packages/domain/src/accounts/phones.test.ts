import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTakenPhone, toPhone } from './phones.ts'

test.each([
  ['8 912 345-67-89', '+79123456789'],
  ['+7 (912) 345-67-89', '+79123456789'],
  ['+7\u00a0912\u00a0345\u201167\u201189', '+79123456789'],
  ['79123456789', '+79123456789'],
  ['9123456789', '+79123456789'],
  [' 8.351.463.00.00 ', '+73514630000'],
  ['+375 29 123-45-67', '+375291234567'],
])('%s is %s', (text, phone) => {
  expect(toPhone(text)).toBe(phone)
})

test.each([
  '',
  '+',
  '+7',
  '+7 912 345-67-8',
  '+7 912 345-67-890',
  '8 912 345-67-8',
  '3514630000',
  '375291234567',
  '++79123456789',
  '7+9123456789',
  '+0 912 345-67-89',
  '+1234567890123456',
  '+7 912 345-67-89 доб. 1',
  '٨٩١٢٣٤٥٦٧٨٩',
  'a@example.org',
])('«%s» is no number', (text) => {
  expect(toPhone(text)).toBeNull()
})

test('a number read once reads as itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[78+]?[0-9 ()-]{7,18}$/), (text) => {
      const phone = toPhone(text)
      return phone === null || toPhone(phone) === phone
    }),
  )
})

test.each([
  ['+79123456789', ['+7'], true],
  ['+77011234567', ['+79'], false],
  ['+375291234567', ['+7'], false],
  ['+375291234567', ['+7', '+375'], true],
  ['+79123456789', [], false],
])('%s under %j is taken: %s', (phone, prefixes, taken) => {
  expect(isTakenPhone(phone, prefixes)).toBe(taken)
})
