import { expect, test } from 'vitest'
import { readContact } from './contact.ts'

const russian = ['+79']

test.each([
  [{ email: 'A@mail.example' }, null, { kind: 'email', value: 'A@mail.example' }],
  [{ phone: '8 912 345-67-89' }, russian, { kind: 'phone', value: '+79123456789' }],
])('%j is read', (given, prefixes, contact) => {
  expect(readContact(given, prefixes)).toEqual(contact)
})

test.each([
  [{}, russian, 'email', 'account.contact_needed'],
  [{ email: 'a@mail.example', phone: '+79123456789' }, russian, 'phone', 'account.one_contact'],
  [{ phone: '+79123456789' }, null, 'phone', 'account.phone_not_taken'],
  [{ phone: '12' }, russian, 'phone', 'account.phone_wrong'],
  [{ phone: '' }, russian, 'phone', 'account.phone_wrong'],
  [{ phone: '+375291234567' }, russian, 'phone', 'account.phone_not_served'],
])('%j under %j is refused', (given, prefixes, field, code) => {
  expect(readContact(given, prefixes)).toEqual({ code, errors: [{ field, code }] })
})
