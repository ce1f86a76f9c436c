import { createHash } from 'node:crypto'
import { MOST_BYTES, sha256Head } from '@gorozhanin/domain/proof/sha256'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('the hash of a proof of work is that of everyone', () => {
  const letter = fc.integer({ min: 0, max: 127 }).map((code) => String.fromCharCode(code))
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: MOST_BYTES }), (text) => {
      expect(sha256Head(text)).toBe(createHash('sha256').update(text, 'latin1').digest().readUInt32BE())
    }),
  )
})
