import type { Names } from '@gorozhanin/domain/names'
import { kindOf, plainText, streetText } from '../catalog/search-text.ts'
import { distanceOf } from './spelling.ts'
import type { Token, TypedAddress } from './typed-address.ts'

/** How well a street fits an address that someone typed: 1 is letter by letter. */
export type StreetFit = {
  readonly score: number
  /** What of the address is the street's name. */
  readonly used: ReadonlySet<Token>
}

/** A number in a name weighs as a word of so many letters. */
const NUMBER_LETTERS = 3
const LEAST_FIT = 0.55
const LEAST_SCORE = 0.4
/** Shorter words are particles and initials: nobody minds when they lead nowhere. */
const TELLING_LETTERS = 3
const UNUSED_COSTS = 0.6

const worth = {
  sameKind: 0.05,
  otherKind: -0.08,
  usual: 0.02,
  sameSign: 0.03,
  otherSign: -0.03,
  numberOfHouse: -0.1,
  numberBehindHouse: -0.05,
} as const

/** Weighs a street against what was typed; null where it is another one. */
export function fitStreet(address: TypedAddress, { ru, en }: Names): StreetFit | null {
  const russian = fitWords(address, wordsOf(ru), ({ russian }) => russian)
  const isLatin = en !== '' && address.tokens.some(({ text }) => /[a-z]/.test(text))
  const english = isLatin ? fitWords(address, wordsOf(en), ({ text }) => text) : null
  const best = english && (!russian || english.score > russian.score) ? english : russian
  if (!best || best.score < LEAST_SCORE) return null
  return { ...best, score: best.score + besides(address, best.used, ru) }
}

const wordsOf = (name: string): readonly string[] => streetText(name).split(' ')

const weightOf = (word: string): number => (/^\d/.test(word) ? NUMBER_LETTERS : word.length)

function fitWords(
  { tokens }: TypedAddress,
  words: readonly string[],
  read: (token: Token) => string,
): StreetFit | null {
  const used = new Set<Token>()
  let fitted = 0
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    let best: { token: Token; fit: number } | undefined
    for (const token of tokens) {
      if (used.has(token)) continue
      const fit = fitWord(read(token), word) + (token.isNumber && token.of === 'street' ? 0.01 : 0)
      if (fit >= LEAST_FIT && fit > (best?.fit ?? 0)) best = { token, fit }
    }
    if (!best) continue
    used.add(best.token)
    fitted += Math.min(1, best.fit) * weightOf(word)
  }
  if (used.size === 0) return null
  const share = fitted / words.reduce((sum, word) => sum + weightOf(word), 0)
  const telling = tokens.filter(({ isNumber, text }) => !isNumber && text.length >= TELLING_LETTERS)
  const letters = (some: readonly Token[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  const unused = letters(telling.filter((token) => !used.has(token))) / Math.max(1, letters(telling))
  return { score: share * (1 - UNUSED_COSTS * unused), used }
}

/** How well a typed word fits a word of a name, 0 to 1: it is the word, begins it, or has some letters wrong. */
function fitWord(typed: string, word: string): number {
  if (typed === word) return 1
  if (/\d/.test(typed + word)) return 0
  const begun = 0.7 + (0.25 * typed.length) / word.length
  if (typed.length > 1 && word.startsWith(typed)) return begun
  if (typed.length < 4 || word.length < 3) return 0
  const { whole, beginning } = distanceOf(typed, word)
  const forgiven = typed.length >= 8 ? 2 : 1
  const asWhole = whole <= forgiven ? 1 - (0.9 * whole) / word.length : 0
  const asBeginning = typed.length > 4 && beginning <= 1 ? begun - (0.9 * beginning) / typed.length : 0
  return Math.max(asWhole, asBeginning)
}

/** What decides between streets that fit alike. */
function besides({ tokens, kinds, numbered }: TypedAddress, used: ReadonlySet<Token>, name: string): number {
  const own = plainText(name).split(' ').map(kindOf)
  const numbers = [...used].filter(({ isNumber }) => isNumber)
  const house = tokens.find((token) => token.isNumber && !used.has(token))
  return (
    (kinds.size === 0
      ? own.includes('улица')
        ? worth.usual
        : 0
      : own.some((kind) => kind && kinds.has(kind))
        ? worth.sameKind
        : worth.otherKind) +
    (numbered === name.includes('№') ? worth.sameSign : numbered ? worth.otherSign : 0) +
    (numbers.some(({ of }) => of === 'house') ? worth.numberOfHouse : 0) +
    (house && house.of !== 'house' && numbers.some(({ of, at }) => of === null && at > house.at)
      ? worth.numberBehindHouse
      : 0)
  )
}
