import { expect, test } from 'vitest'
import { codeOf, otpUrl, stepOf, toBase32 } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each([
  // [seconds since 1970, code] — RFC 6238, appendix B, SHA-1, the last six of its eight digits
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %i seconds the code is %s', (seconds, code) => {
  const step = Math.floor(seconds / 30)
  expect(codeOf(secret, step)).toBe(code)
  expect(stepOf(secret, code, seconds * 1000, 0)).toBe(step)
})

test('a code serves one step early or late, and no further', () => {
  const at = (step: number) => stepOf(secret, codeOf(secret, 1000), step * 30_000, 0)
  expect([998, 999, 1000, 1001, 1002].map(at)).toEqual([null, 1000, 1000, 1000, null])
})

test('a step that was used before, or one before it, serves no more', () => {
  expect(stepOf(secret, codeOf(secret, 1000), 30_000_000, 1000)).toBeNull()
  expect(stepOf(secret, codeOf(secret, 1000), 30_000_000, 999)).toBe(1000)
})

test.each(['', '12345', '1234567', '28708２', 'abcdef'])('«%s» is no code', (code) => {
  expect(stepOf(secret, code, 59_000, 0)).toBeNull()
})

test.each([
  // RFC 4648, section 10
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('%s is %s in base 32', (text, encoded) => {
  expect(toBase32(Buffer.from(text))).toBe(encoded)
})

test('the address names the city and the login', () => {
  expect(otpUrl(Buffer.from('foobar'), 'a@b.ru', 'Мой город')).toBe(
    'otpauth://totp/%D0%9C%D0%BE%D0%B9%20%D0%B3%D0%BE%D1%80%D0%BE%D0%B4:a%40b.ru?secret=MZXW6YTBOI&issuer=%D0%9C%D0%BE%D0%B9%20%D0%B3%D0%BE%D1%80%D0%BE%D0%B4',
  )
})
