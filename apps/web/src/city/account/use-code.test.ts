import { expect, test } from 'vitest'
import { contactIn } from './use-code.ts'

test.each([
  [' a@mail.example ', 'both', { kind: 'email', value: 'a@mail.example' }],
  ['8 912 345-67-89', 'both', { kind: 'phone', value: '+79123456789' }],
  ['8 912 345-67-89', 'phone', { kind: 'phone', value: '+79123456789' }],
  ['8 912 345-67-89', 'email', null],
  ['a@mail.example', 'phone', null],
  ['8 912', 'both', null],
  ['a@mail', 'both', null],
  ['', 'both', null],
] as const)('«%s» by %s is %j', (text, by, contact) => {
  expect(contactIn(text, by)).toEqual(contact)
})
