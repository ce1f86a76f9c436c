import type { Names } from '@gorozhanin/domain/names'

/** Words for kinds of streets and houses as people shorten them, by the word they stand for. */
const shortened: Readonly<Record<string, readonly string[]>> = {
  улица: ['ул', 'улиц', 'улице', 'улицы', 'street', 'st', 'str'],
  проспект: ['пр-т', 'пр-кт', 'просп', 'пр', 'avenue', 'ave'],
  переулок: ['пер', 'lane'],
  проезд: ['пр-д', 'пр-зд', 'passage'],
  площадь: ['пл', 'пл-дь', 'square', 'sq'],
  бульвар: ['б-р', 'бул', 'бульв', 'boulevard', 'blvd'],
  шоссе: ['ш', 'highway'],
  дорога: ['дор', 'road', 'rd'],
  набережная: ['наб', 'embankment'],
  тупик: ['туп'],
  аллея: ['ал', 'alley'],
  микрорайон: ['мкр', 'мкрн', 'м-н', 'мкр-н', 'district'],
  город: ['г', 'city', 'town'],
  дом: ['д', 'house', 'building', 'bldg'],
}

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries(shortened).flatMap(([kind, forms]) => [kind, ...forms].map((form) => [form, kind] as const)),
)

/** The kind of street, house or town that a word in small letters stands for. */
export const kindOf = (word: string): string | undefined => kinds.get(word)

/** Kinds of streets, written out. */
export const streetKinds: readonly string[] = Object.keys(shortened).filter(
  (kind) => kind !== 'город' && kind !== 'дом',
)

/** The words of a text in small letters, without ё and punctuation, with shortened kinds written out. */
function wordsOf(text: string): string[] {
  const plain = text.replaceAll('№', ' ').normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}/-]*/gu) ?? []
  return words.flatMap((word) => kinds.get(word) ?? word.split('-')).filter((word) => word !== '')
}

/** What a text looks like to a search: nothing that people write in different ways is left in it. */
export function plainText(text: string): string {
  return wordsOf(text).join(' ')
}

/** A street without the word for its kind («улица Садовая» → «садовая»), unless nothing else is left. */
export function streetText(text: string): string {
  const words = wordsOf(text)
  const own = words.filter((word) => !kinds.has(word))
  return (own.length > 0 ? own : words).join(' ')
}

/** Both names of a street, or of another thing, in one text for a trigram index. */
export function searchText({ ru, en }: Names, read: (text: string) => string): string {
  return en === '' ? read(ru) : `${read(ru)} ${read(en)}`
}

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеиклмнопрстуфэ'].map((letter, index) => [letter, 'abvgdeiklmnoprstufe'.charAt(index)]),
)
const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(latin)
    .map(([russian, english]) => [english, russian] as const)
    .reverse(),
)

/**
 * A house number that all spellings share: «12 А», «12-а» and `12A` give «12а»; «12, корпус 3» gives «12к3», «54-2» gives
 * «54/2».
 */
export function plateText(number: string): string {
  return number
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[a-z]/g, (letter) => cyrillic[letter] ?? letter)
    .replaceAll(/корпус|корп/g, 'к')
    .replaceAll(/строение|стр/g, 'с')
    .replaceAll(/участок|участ/g, 'уч')
    .replaceAll(/литера?|лит/g, '')
    .replaceAll(/(?<=\d)\s*-\s*(?=\d)/g, '/')
    .replaceAll(/[^\p{L}\p{N}/]/gu, '')
}

/** A house number in Latin letters: «12А» is `12A`. */
export function plateInEnglish(number: string): string {
  return number.replaceAll(/[а-яё]/giu, (letter) => {
    const small = letter.toLowerCase()
    const written = latin[small] ?? small
    return letter === small ? written : written.toUpperCase()
  })
}
