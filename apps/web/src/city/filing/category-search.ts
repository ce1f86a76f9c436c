import type { PublicCategory } from '@gorozhanin/domain/catalog/api'

type Searchable = Pick<PublicCategory, 'code' | 'name' | 'synonyms'>

/** How well a word fits, from the best: it begins so, it differs in its ending, it has one letter wrong. */
const fit = { begins: 3, ending: 2, typo: 1 } as const

/** A hit in the name weighs this much more than one in a synonym. */
const nameWeight = 1.5

/** Shorter words have too little in them to be forgiven anything. */
const forgivenFrom = 4

/** Fewer letters than these begin too many words: «тра» is grass, a trench and a tram. */
const shortestRoot = 4

/** «не», «на», «у»: they say nothing when other words do. */
const smallWordLength = 2

/**
 * Categories that fit what is typed, best first. Words are taken by their beginnings, «ё» and «е» are one letter,
 * and one letter may be wrong. Every word that says something has to fit.
 */
export function searchCategories<C extends Searchable>(
  categories: readonly C[],
  typed: string,
): readonly C[] {
  const all = wordsOf(typed)
  const telling = all.filter((word) => word.length > smallWordLength)
  const asked = telling.length > 0 ? telling : all
  if (asked.length === 0) return []
  return categories
    .map((category) => ({ category, score: scoreOf(category, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ category }) => category)
}

function scoreOf({ name, synonyms }: Searchable, asked: readonly string[]): number {
  const ofName = wordsOf(`${name.ru} ${name.en}`)
  const ofSynonyms = [...synonyms.ru, ...synonyms.en].flatMap(wordsOf)
  const scores = asked.map((word) => Math.max(nameWeight * bestFit(word, ofName), bestFit(word, ofSynonyms)))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}

function bestFit(asked: string, words: readonly string[]): number {
  return words.reduce((best, word) => Math.max(best, fitOf(asked, word)), 0)
}

function fitOf(asked: string, word: string): number {
  if (word.startsWith(asked)) return fit.begins
  if (asked.length < forgivenFrom) return isEnding(asked, word, 1) ? fit.ending : 0
  if (isEnding(asked, word, 2)) return fit.ending
  return isOneLetterWrong(asked, word) ? fit.typo : 0
}

/** Russian words change at their end: «ямы» is «яма», «фонари» is «фонарь». What stays must still be a word's root. */
function isEnding(asked: string, word: string, letters: number): boolean {
  const root = Math.max(Math.min(shortestRoot, asked.length - 1), asked.length - letters)
  return word.startsWith(asked.slice(0, root)) && Math.abs(word.length - asked.length) <= letters
}

/** Whether the beginning of `word` becomes `asked` by changing, adding, dropping or swapping one letter. */
function isOneLetterWrong(asked: string, word: string): boolean {
  let at = 0
  while (at < asked.length && asked[at] === word[at]) at++
  const swapped = asked[at] === word[at + 1] && asked[at + 1] === word[at]
  return (
    word.startsWith(asked.slice(at + 1), at + 1) || // another letter
    word.startsWith(asked.slice(at + 1), at) || // one too many
    word.startsWith(asked.slice(at), at + 1) || // one too few
    (swapped && word.startsWith(asked.slice(at + 2), at + 2))
  )
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
