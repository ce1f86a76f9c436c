/** What is asked: a report that is not filed yet. `nowMs` is when. */
export type Described = {
  readonly category: string
  readonly text: string
  readonly nowMs: number
  /** The radius of its category within which two reports are usually one. */
  readonly duplicateRadiusMeters: number
}

/** An open report near by, or one that was merged and `leadsTo` an open one. */
export type Candidate = {
  readonly leadsTo: string
  readonly category: string
  readonly text: string
  readonly meters: number
  readonly registeredMs: number
}

export type Likeness<C> = { readonly candidate: C; readonly score: number }

/**
 * What each sign weighs: roughly the logarithm of how much likelier it makes one trouble than two. Chosen by the first
 * half of the pairs that Boston's operators joined, and rounded; half or twice as much of any moves the share of
 * originals that come first by less than two in a hundred.
 */
const weights = { category: 1, words: 2.5, distance: 2, age: 0.5 } as const

/** From this score on a person is shown the report. Higher means fewer false hints and more missed ones. */
export const HINT_SCORE = -2.5
export const MOST_HINTS = 3

/** Farther than so many radii of its category, two reports are hardly one. */
const SEARCH_RADII = 5
const MOST_SEARCH_METERS = 1000

/** How far around a place candidates are looked for. */
export function searchMeters(duplicateRadiusMeters: number): number {
  return Math.min(duplicateRadiusMeters * SEARCH_RADII, Math.max(duplicateRadiusMeters, MOST_SEARCH_METERS))
}

/**
 * Reports that may speak of the same trouble, the likeliest first, each once: a merged one gives its likeness to the
 * report that it leads to. Candidates are open and of the category that is asked or of a sister one; which of them
 * is near enough to be shown is said by `HINT_SCORE`.
 */
export function rankByLikeness<C extends Candidate>(
  asked: Described,
  candidates: readonly C[],
): readonly Likeness<C>[] {
  const wordsLikeness = likenessOfWords(
    asked.text,
    candidates.map(({ text }) => text),
  )
  const best = new Map<string, Likeness<C>>()
  for (const [index, candidate] of candidates.entries()) {
    const score = scoreOf(asked, candidate, wordsLikeness[index] ?? 0)
    const known = best.get(candidate.leadsTo)
    if (!known || known.score < score) best.set(candidate.leadsTo, { candidate, score })
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** The share of its radius in which distance hardly counts: pins are not set more exactly. */
const PIN_SHARE = 0.4
const DAY_MS = 86_400_000

function scoreOf(asked: Described, candidate: Candidate, words: number): number {
  const days = Math.max(0, asked.nowMs - candidate.registeredMs) / DAY_MS
  const pinMeters = asked.duplicateRadiusMeters * PIN_SHARE
  return (
    (candidate.category === asked.category ? weights.category : 0) +
    weights.words * words -
    weights.distance * Math.log1p(candidate.meters / pinMeters) -
    weights.age * Math.log1p(days)
  )
}

/**
 * How alike each text is to the one asked, from 0 to 1: the share of stems that both have, where a stem that fewer of
 * the texts have weighs more. A place's own words («магазин», a street) tell neighbours apart no better than «и» does.
 */
function likenessOfWords(asked: string, texts: readonly string[]): readonly number[] {
  const wanted = stemsOf(asked)
  const stems = texts.map(stemsOf)
  const counts = new Map<string, number>()
  for (const stem of stems.flatMap((each) => [...each])) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const rarity = (stem: string) => Math.log((texts.length + 1) / ((counts.get(stem) ?? 0) + 0.5))
  const weightOf = (each: Iterable<string>) => [...each].reduce((sum, stem) => sum + rarity(stem), 0)

  const whole = weightOf(wanted)
  return stems.map((each) => {
    const both = [...each].filter((stem) => wanted.has(stem))
    return both.length === 0 ? 0 : (2 * weightOf(both)) / (whole + weightOf(each))
  })
}

const STEM_LETTERS = 5
const ending = /(?<=..)[аеиоуыэюяйьs]+$/u

/** Words without their endings: «ямы» and «яму» are «ям», «lights» is «light». One letter says nothing. */
function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words.map((word) => word.slice(0, STEM_LETTERS).replace(ending, '')).filter(({ length }) => length > 1),
  )
}
