import { expect, test } from 'vitest'
import { spacedPhone } from './contact.ts'

test.each([
  ['+79123456789', '+7 912 345-67-89'],
  ['+375291234567', '+375291234567'],
])('%s is shown as %s', (phone, shown) => {
  expect(spacedPhone(phone)).toBe(shown)
})
