import { expect, test } from 'vitest'
import { passwordFault } from './password.ts'

test.each([
  // [password, why it is not taken]
  ['одиннадцать', 'password.too_short'],
  ['двенадцать12', null],
  ['👮👮👮👮👮👮👮👮👮👮👮', 'password.too_short'], // eleven characters, whatever their bytes
  ['aaaaaaaaaaaaaaaa', 'password.known'],
  ['abababababababab', 'password.known'],
  ['Password2026', 'password.known'],
  ['password-password', 'password.known'],
  ['123456789012', 'password.known'],
  ['Qwertyuiop[]', 'password.known'],
  ['ЙЦУКЕНГШЩЗХЪ', 'password.known'],
  ['администратор1!', 'password.known'],
  ['gfhjkmgfhjkm2026', 'password.known'],
  ['ivanova-na-rabote', 'password.has_login'],
  ['x ivanova@city.example x', 'password.has_login'],
  ['тихая вода берега моет', null],
  ['correct horse battery stapler', null],
])('«%s»: %s', (password, fault) => {
  expect(passwordFault(password, 'Ivanova@city.example')).toBe(fault)
})
