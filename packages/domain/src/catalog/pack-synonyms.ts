import * as t from 'typebox'
import { strict } from './pack-shapes.ts'

/** One word, in any of its forms. */
const Word = t.String({ pattern: '^[\\p{L}-]{2,40}$' })

/**
 * `synonyms.json`: other words for what people look for in reports. Words of one line of `alike` find each other; a word
 * of `means` finds what it leads to, and not the other way round.
 */
export const SynonymsFile = strict({
  alike: t.Array(t.Array(Word, { minItems: 2 })),
  means: t.Record(t.String({ pattern: '^[\\p{L}-]{2,40}$' }), t.Array(Word, { minItems: 1 })),
})
export type SynonymsFile = t.Static<typeof SynonymsFile>
