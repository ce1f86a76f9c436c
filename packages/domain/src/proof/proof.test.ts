import { expect, test } from 'vitest'
import { bitsOf, isProof, solve } from './proof.ts'
import { sha256Head } from './sha256.ts'

test.each([
  // [text, the first 32 bits of its SHA-256]
  ['', 0xe3b0c442],
  ['abc', 0xba7816bf],
  ['a'.repeat(55), 0x9f4390f8],
])('the hash of %j begins with %i', (text, head) => {
  expect(sha256Head(text)).toBe(head)
})

test('a text that does not fit one block is refused', () => {
  expect(() => sha256Head('a'.repeat(56))).toThrow(RangeError)
})

test('the first number whose hash begins with so many zero bits is found, and proves nothing harder', () => {
  const challenge = '12.abc'
  const answer = solve(challenge)
  expect(sha256Head(`${challenge}:${answer}`) >>> 20).toBe(0)
  expect(isProof(challenge, answer)).toBe(true)
  for (let before = 0; before < answer; before++) expect(isProof(challenge, before)).toBe(false)
  expect(isProof('30.abc', answer)).toBe(false)
})

test.each(['', 'x', '0.a', '33.a', '-1'])('%j is no challenge', (text) => {
  expect(() => bitsOf(text)).toThrow(RangeError)
})
