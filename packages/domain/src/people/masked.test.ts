import { expect, test } from 'vitest'
import { maskedAddress, maskedPhone } from './masked.ts'

test.each([
  ['ivanova@mail.example', 'i•••@mail.example'],
  ['ваня@почта.рф', 'в•••@почта.рф'],
  ['abc@mail.example', 'a•••@mail.example'],
  ['ab@mail.example', '•••@mail.example'],
  ['"a@b"@mail.example', '"•••@mail.example'],
  ['no address', '•••'],
])('%s is shown as %s', (address, masked) => {
  expect(maskedAddress(address)).toBe(masked)
})

test('a phone is known again by its last two digits', () => {
  expect(maskedPhone('+79123456789')).toBe('+7•••89')
})
