import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeFrom } from './codes.ts'

test.each([
  [[0, 0, 0, 0, 0, 0], '000000'],
  [[0, 0, 0, 0, 0, 42], '000042'],
  [[0, 0, 0, 15, 66, 64], '000000'],
  [[255, 255, 255, 255, 255, 255, 9], '710655'],
])('%j gives the code %s', (bytes, code) => {
  expect(codeFrom(Uint8Array.from(bytes))).toBe(code)
})

test('a code is always six digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 32 }), (bytes) => /^\d{6}$/.test(codeFrom(bytes))),
  )
})
