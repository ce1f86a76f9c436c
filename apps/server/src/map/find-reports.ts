import type { Reader } from '../platform/database.ts'
import type { FoundReport } from './search-store.ts'
import { distanceOf } from './spelling.ts'
import { formsOf } from './word-forms.ts'
import {
  type Meant,
  readMeanings,
  readReportsByMost,
  readReportsByWords,
  readWordsLike,
} from './words-store.ts'

/** How well reports fit, beside streets that are spelt almost right. */
const scores = { direct: 0.95, wide: 0.85, category: 0.8, most: 0.7 } as const
/** Of a word that was typed wrong. */
const MISTYPED_COSTS = 0.05
const MOST_WORDS = 12
/** Shorter beginnings of words find everything. */
const SHORTEST_BEGINNING = 3
/** Shorter words have too little in them to be forgiven anything. */
const FORGIVEN_FROM = 4

export type ScoredReport = { readonly report: FoundReport; readonly score: number }

/**
 * Public reports by their words, in any form, in other words for the same, and by what their category is called; the last
 * word may be only begun.
 */
export function findReports(db: Reader, text: string): Promise<readonly ScoredReport[]> {
  return byWords(db, wordsOf(text))
}

/** For words of which nothing holds all: errors of typing are mended; then half of the words are enough. */
export async function findReportsRoughly(db: Reader, text: string): Promise<readonly ScoredReport[]> {
  const words = wordsOf(text)
  const mended = await mend(db, words)
  const isMended = mended.some((word, place) => word !== words[place])
  const again = isMended ? await byWords(db, mended) : []
  if (again.length > 0) return again.map(({ report, score }) => ({ report, score: score - MISTYPED_COSTS }))
  return byMost(db, mended)
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS)
}

async function byWords(db: Reader, words: readonly string[]): Promise<readonly ScoredReport[]> {
  const meant = await meaningsOf(db, words)
  if (meant.length === 0) return []
  const last = words.at(-1) ?? ''
  const begun = last.length >= SHORTEST_BEGINNING ? [`${quoted(last)}:*`] : []
  const direct = meant.map(({ stems }) => anyOf(stems.map(quoted)))
  const wide = meant.map(({ stems, others }, place) =>
    anyOf([...[...stems, ...others].map(quoted), ...(place === meant.length - 1 ? begun : [])]),
  )
  const found = await readReportsByWords(db, { direct: direct.join(' & '), wide: wide.join(' & ') })
  return found.map(({ level, ...report }) => ({ report, score: scores[level] }))
}

async function byMost(db: Reader, words: readonly string[]): Promise<readonly ScoredReport[]> {
  const meant = await meaningsOf(db, words)
  if (meant.length < 2) return []
  const queries = meant.map(({ stems, others }) => anyOf([...stems, ...others].map(quoted)))
  const found = await readReportsByMost(db, queries, Math.ceil(meant.length / 2))
  return found.map((report) => ({ report, score: scores.most }))
}

/** Of every word that says something. */
async function meaningsOf(db: Reader, words: readonly string[]): Promise<readonly Meant[]> {
  const spelt = words.map((word) => [word, ...formsOf(word)])
  const meant = await readMeanings(
    db,
    spelt.map((forms) => forms.join(' ')),
  )
  return meant.filter(({ stems }) => stems.length > 0)
}

const quoted = (lexeme: string) => `'${lexeme.replaceAll(/['\\]/g, '')}'`
const anyOf = (lexemes: readonly string[]) => `(${[...new Set(lexemes)].join(' | ')})`

/** Words that nobody wrote are taken for the nearest that somebody did. */
async function mend(db: Reader, words: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    words.map(async (word) => {
      if (word.length < FORGIVEN_FROM || /\d/.test(word)) return word
      const [nearest] = (await readWordsLike(db, word))
        .map((known) => ({ known, far: distanceOf(word, known).whole }))
        .toSorted((a, b) => a.far - b.far)
      const forgiven = word.length < 8 ? 1 : 2
      return nearest && nearest.far <= forgiven ? nearest.known : word
    }),
  )
}
