import type { Names } from '@gorozhanin/domain/names'
import { kindOf, plateText, streetKinds } from '../catalog/search-text.ts'
import { distanceOf, toCyrillic } from './spelling.ts'

/** A word or a number of an address that someone typed. */
export type Token = {
  /** In small letters, without ё. */
  readonly text: string
  /** The same in Russian letters. */
  readonly russian: string
  readonly isNumber: boolean
  /** Whose number it is by the word before it: «улица 9», «дом 9». */
  readonly of: 'street' | 'house' | null
  readonly afterComma: boolean
  /** Its place among all that was typed: neighbours differ by one. */
  readonly at: number
}

export type TypedAddress = {
  readonly tokens: readonly Token[]
  /** Kinds of streets that it names, written out. */
  readonly kinds: ReadonlySet<string>
  /** Whether it names a number by «№». */
  readonly numbered: boolean
}

const noise = new Set('на у около возле по напротив рядом с со в во россия рф russia'.split(' '))
/** The word before them is the name of a part of the country. */
const regions = new Set('область обл край республика район р-н округ oblast region'.split(' '))
const flats = new Set('кв квартира подъезд под этаж эт офис оф комната ком flat apt'.split(' '))
/** Ground without a house yet has a number of its own. */
const plots = new Set('уч участок участ'.split(' '))
const POSTCODE_DIGITS = 6
/** Longer words for kinds are known with a letter wrong. */
const FORGIVEN_FROM = 4

type Piece = { readonly text: string; readonly russian: string; readonly afterComma: boolean }

/**
 * Takes an address apart, however it was shortened, glued together or spelt in Latin letters. What names the country, the
 * region, the city itself or a flat is left out.
 */
export function readAddress(typed: string, city: Names): TypedAddress {
  const pieces = piecesOf(typed)
  const kinds = new Set<string>()
  const tokens: Token[] = []
  let owner: Token['of'] = null
  let numbered = false
  let skipNumber = false
  let plot = ''
  for (const [at, piece] of pieces.entries()) {
    const { text, russian, afterComma } = piece
    const isNumber = /^\d/.test(text)
    const [before, after] = [pieces[at - 1], pieces[at + 1]]
    const isPlateLetter =
      text.length === 1 && !isNumber && !afterComma && isDigits(before) && !(text === 'д' && isDigits(after))
    const kind = isPlateLetter ? undefined : kindIn(piece)
    if (text === '#') {
      numbered ||= owner !== 'house'
      owner ??= 'street'
    } else if (kind !== undefined) {
      owner = kind === 'дом' ? 'house' : kind === 'город' ? null : 'street'
      if (owner === 'street') kinds.add(kind)
    } else if (plots.has(russian) && isDigits(after)) {
      owner = 'house'
      plot = 'уч'
    } else if (flats.has(russian) && !isPlateLetter) skipNumber = true
    else if (regions.has(russian)) tokens.pop()
    else if (isNumber && (skipNumber || text.length === POSTCODE_DIGITS)) skipNumber = false
    else if (isPlateLetter || !noise.has(russian)) {
      tokens.push({
        text: plot + text,
        russian: plot + russian,
        isNumber,
        of: isNumber ? owner : null,
        afterComma,
        at,
      })
      owner = null
      plot = ''
    }
  }
  const names = new Set([city.ru, city.en].map((name) => plain(name)))
  const own = tokens.filter(({ text, russian }) => !names.has(text) && !names.has(russian))
  return { tokens: own.length > 0 ? own : tokens, kinds, numbered }
}

/** «№» would become the letters «No» here, and no sign any more. */
const plain = (text: string) => text.replaceAll('№', '#').normalize('NFKC').toLowerCase().replaceAll('ё', 'е')

function piecesOf(typed: string): readonly Piece[] {
  const parted = plain(typed.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
  const pieces: Piece[] = []
  let afterComma = false
  for (const [chunk] of parted.matchAll(/[\p{L}\p{N}'’]+(?:[-/][\p{L}\p{N}'’]+)*|#|,/gu)) {
    if (chunk === ',') {
      afterComma = true
      continue
    }
    const whole = kindOf(chunk) !== undefined || regions.has(chunk)
    const parts = whole
      ? [chunk]
      : (chunk.replaceAll(/(?<=\d)-(?=\d)/g, '/').match(/\d+|[\p{L}'’]+|[/#]/gu) ?? [])
    for (const text of parts) {
      pieces.push({ text, russian: toCyrillic(text.replaceAll('’', "'")), afterComma })
      afterComma = false
    }
  }
  return pieces
}

function kindIn({ text, russian }: Piece): string | undefined {
  const known = kindOf(text) ?? kindOf(russian)
  if (known !== undefined || russian.length < FORGIVEN_FROM) return known
  return streetKinds.find((kind) => kind.length > FORGIVEN_FROM && distanceOf(russian, kind).whole <= 1)
}

const isDigits = (piece: { readonly text: string } | undefined) =>
  piece !== undefined && /^\d+$/.test(piece.text)

const buildings = new Set('к корп корпус с стр строение лит литер литера блок'.split(' '))

/**
 * House numbers that the rest of an address may mean, likeliest first: «39 к 2» is «39к2» or the house 39. `street` are the
 * tokens that the street has taken.
 */
export function platesOf({ tokens }: TypedAddress, street: ReadonlySet<Token>): readonly string[] {
  const rest = tokens.filter((token) => !street.has(token))
  const lastOfStreet = Math.max(-1, ...[...street].map(({ at }) => at))
  const heads = rest
    .filter((token, index) => token.isNumber && rest[index - 1]?.text !== '/')
    .toSorted((a, b) => headOrder(a, lastOfStreet) - headOrder(b, lastOfStreet) || a.at - b.at)
  return [...new Set(heads.slice(0, 2).flatMap((head) => platesFrom(head, rest)))]
}

const headOrder = ({ of, at }: Token, lastOfStreet: number) =>
  of === 'house' ? 0 : at > lastOfStreet ? 1 : 2

function platesFrom(head: Token, rest: readonly Token[]): readonly string[] {
  const start = rest.indexOf(head)
  const before = rest[start - 1]
  let plate = head.text
  const plates = [plate]
  let at = start
  const isNext = (step: number) => {
    const token = rest[at + step]
    return token && !token.afterComma && token.at === head.at + (at + step - start) ? token : undefined
  }
  for (let next = isNext(1); next; next = isNext(1)) {
    const second = isNext(2)
    if (next.text === '/' && second?.isNumber) plate += `/${second.text}`
    else if (buildings.has(next.russian) && second && (second.isNumber || second.text.length === 1))
      plate += ` ${next.russian}${second.text}`
    else if (next.text.length === 1 && !next.isNumber && next.text !== '/') {
      plate += next.text
      plates.unshift(plate)
      at += 1
      continue
    } else break
    plates.unshift(plate)
    at += 2
  }
  const named =
    before && !before.isNumber && before.at === head.at - 1 ? [`${before.russian}${plates[0]}`] : []
  const slashed = plates.filter((one) => one.includes('/'))
  const otherwise = [
    ...slashed.map((one) => one.replace('/', 'к')),
    ...slashed.map((one) => one.replace('/', 'с')),
  ]
  return [...named, ...plates, ...otherwise].map((one) => plateText(one).replace(/к(?=[а-я]$)/, ''))
}
