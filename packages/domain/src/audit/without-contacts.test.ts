import { expect, test } from 'vitest'
import { withoutContacts } from './without-contacts.ts'

test.each([
  // [words, as they are kept]
  ['Уточнить подъезд', 'Уточнить подъезд'],
  ['Звонили из дома 12, квартира 7', 'Звонили из дома 12, квартира 7'],
  ['просила писать на a.b@mail.ru, срочно', 'просила писать на ••• срочно'],
  ['позвонить +7 (912) 345-67-89 утром', 'позвонить ••• утром'],
  ['89123456789', '•••'],
  ['2 20 41 15', '•••'],
  ['срок 20.11.26', 'срок 20.11.26'],
])('%j is kept as %j', (words, kept) => {
  expect(withoutContacts(words)).toBe(kept)
})
