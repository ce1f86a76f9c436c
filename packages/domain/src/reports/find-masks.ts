import { covered, type Mask, type MaskKind, merged, type Span } from './masks.ts'

/**
 * What of a text strangers must not read: telephones, bank cards, e-mail addresses, car plates, passports, other
 * numbers of persons, flats. Spans in UTF-16 units, in order, never overlapping. Of a flat only the number is one.
 *
 * A word beside it decides where a number alone says too little: «2-12-34» is a telephone after «тел.».
 */
export function findMasks(text: string): readonly Mask[] {
  if (!/[\d@]/.test(text)) return []
  let found: readonly Mask[] = []
  // What is hidden no longer stands beside anything: then more may be seen for what it is.
  for (let rest = text; ; rest = covered(text, found)) {
    const more = rules.flatMap(({ kind, find }) => find(rest).map((span) => ({ ...span, kind })))
    if (more.length === 0) return found
    found = merged([...found, ...more])
  }
}

type Rule = { readonly kind: MaskKind; readonly find: (text: string) => readonly Span[] }

/** Where a word or a number begins and ends. `\b` knows no Cyrillic. */
const start = String.raw`(?<![\p{L}\p{N}])`
const end = String.raw`(?![\p{L}\p{N}])`
const gap = String.raw`[ \t\u00a0\u2009\u202f()‐‑–—−.-]{0,3}`
const dash = String.raw`[ \u00a0‐‑–—−-]?`
/** Up to a few words without a number, and without anything hidden. */
const words = String.raw`[^\d\n•]{0,30}?`
const noMoney = String.raw`(?!\s*(?:руб|₽|р\.|тыс|млн|коп|rub))`
const noMore = String.raw`(?!${dash}\d)(?![.:/]\d)${noMoney}`

const telephone = String.raw`(?:телефон\p{L}*|тел|факс\p{L}*|моб|моб\p{L}*\s(?:тел\p{L}*)?|сот|сотов\p{L}*|т\.|phone|tel)\.?(?!\p{L})`
const calling = String.raw`(?:\p{L}*звон\p{L}*|набер\p{L}*|ватсап\p{L}*|вотсап\p{L}*|вайбер\p{L}*|whatsapp|viber|call)`
const plateLetter = '[АВЕКМНОРСТУХABEKMHOPCTYX]'
const plateRegion = String.raw`(?:[1279]\d{2}|\d{2})(?:\s?RUS)?`
const flatWord = String.raw`(?:квартир(?:а|е|у|ы|ой|ою)|кварт\.|кв-р[аеуы]|кв\.?|комнат(?:а|е|у|ы|ой)|ком\.|apartment|apt\.?|flat)`
const flatsWord = String.raw`(?<!\d\s)(?:квартир(?:ы|ах|ам|ами)?|кв\.?\s?кв\.?|apartments|flats)`
const numberSign = String.raw`\s{0,2}(?:№|#|N|номер(?:а|ом)?)?\s{0,2}`
const flatNumber = String.raw`\d{1,4}(?:[а-яёa-z](?!\p{L}))?`

/** A rule hides what its group `hide` has matched, or all of it. */
function byPattern(kind: MaskKind, source: string, flags = 'giu'): Rule {
  const pattern = new RegExp(source, `${flags}d`)
  return {
    kind,
    find: (text) =>
      [...text.matchAll(pattern)].flatMap(({ indices }) => {
        const [from, to] = indices?.groups?.hide ?? indices?.[0] ?? [0, 0]
        return from < to ? [{ from, to }] : []
      }),
  }
}

const rules: readonly Rule[] = [
  byPattern(
    'email',
    String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+ ?@ ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  ),
  { kind: 'card', find: findCards },

  // СНИЛС as it is printed, or any spelling after its name; an ИНН of twelve digits is a person's.
  byPattern('number', String.raw`${start}\d{3}-\d{3}-\d{3}[ -]?\d{2}${end}`),
  byPattern('number', String.raw`${start}снилс${end}${words}(?<hide>\d(?:${dash}\d){10})${noMore}`),
  byPattern('number', String.raw`${start}инн${end}${words}(?<hide>\d{12})${end}`),

  byPattern(
    'passport',
    String.raw`${start}(?:паспорт\p{L}*|сери[яиюей]+)${end}${words}(?<hide>\d{2}\s?\d{2}[^\d\n•]{0,12}\d{6})${end}`,
  ),
  byPattern('passport', String.raw`${start}\d{2}\s?\d{2}\s(?:№\s?)?\d{6}${end}${noMoney}`),

  // +7 912 345-67-89, 8(35146)2-12-34, 9123456789, (351) 263-12-34, +375 29 123-45-67
  byPattern('phone', String.raw`${start}(?:\+\s?7|[78])${gap}[3489]\d{2}(?:${gap}\d){7}${end}`),
  byPattern('phone', String.raw`${start}\+\s?\d(?:${gap}\d){9,13}${end}`),
  byPattern('phone', String.raw`${start}\(?9\d{2}\)?(?:${gap}\d){7}${end}${noMoney}`),
  byPattern('phone', String.raw`${start}\((?=(?:\D{0,3}\d){10}${end})\d{3,5}\)(?:${gap}\d){5,7}${end}`),
  byPattern('phone', String.raw`${start}(?<!\d[-–.])\d{3}[-–]\d{2}[-–]\d{2}${end}${noMore}`),
  byPattern('phone', String.raw`${start}${telephone}${words}(?<hide>\d(?:${dash}\d){4,6})${noMore}${end}`),
  byPattern(
    'phone',
    String.raw`${start}${calling}${end}${words}(?<hide>\d{1,3}(?:[-–]\d{2}){2}|\d{5,7})${noMore}${end}`,
  ),

  // «в 120 см» is no plate: small letters stand close together, and what is spread out names its region.
  byPattern('plate', `${start}${plateLetter}\\d{3}${plateLetter}{2}(?:[\\s/-]{0,3}${plateRegion})?${end}`),
  byPattern(
    'plate',
    `${start}${plateLetter}\\s\\d{3}\\s?${plateLetter}{2}[\\s/-]{0,3}${plateRegion}${end}`,
    'gu',
  ),
  byPattern(
    'plate',
    `${start}(?:номер\\p{L}*|госномер\\p{L}*|г\\/?н)[\\s:№]{1,3}(?<hide>${plateLetter}\\s?\\d{3}\\s?${plateLetter}{2}(?:[\\s/-]{0,3}${plateRegion})?)${end}`,
  ),
  byPattern('plate', `${start}${plateLetter}{2}\\d{3,4}[\\s/-]?${plateRegion}${end}`, 'gu'),
  byPattern('plate', `${start}\\d{4}${plateLetter}{2}[\\s/-]?${plateRegion}${end}`, 'gu'),

  byPattern(
    'flat',
    `${start}${flatWord}${numberSign}(?<hide>${flatNumber}(?:\\s?(?:и|-|–|/)\\s?${flatNumber})*)${end}`,
  ),
  byPattern(
    'flat',
    `${start}${flatsWord}${numberSign}(?<hide>${flatNumber}(?:\\s?(?:,|и|-|–|/)\\s?${flatNumber})*)${end}`,
  ),
  byPattern(
    'flat',
    String.raw`${start}(?<hide>\d{1,4})(?:-?\p{L}{1,3})?\s(?:квартир(?:а|е|у|ой|ою)${end}|кв-р[аеу]${end})`,
  ),
  byPattern('flat', String.raw`${start}(?<hide>\d{1,4})-\p{L}{1,3}\s(?:квартиры|кв)${end}`),
  // «к. 2» is a corpus of the house; few houses have ten.
  byPattern('flat', String.raw`${start}к\.\s?(?<hide>[1-9]\d{1,3})${end}`),
]

/** Thirteen to nineteen digits whose last one fits the others (Luhn), alone or in groups. */
function findCards(text: string): readonly Span[] {
  return [...text.matchAll(/\d(?:[ \u00a0-]?\d){12,}/g)].flatMap((run) => cardsIn(run[0], run.index))
}

function cardsIn(run: string, at: number): readonly Span[] {
  const groups = [...run.matchAll(/\d+/g)]
  const cards: Span[] = []
  for (let first = 0; first < groups.length; first += 1) {
    let digits = ''
    for (let last = first; last < groups.length && digits.length < 19; last += 1) {
      digits += groups[last]?.[0] ?? ''
      if (digits.length < 13 || digits.length > 19 || !isLuhn(digits)) continue
      const to = (groups[last]?.index ?? 0) + (groups[last]?.[0].length ?? 0)
      cards.push({ from: at + (groups[first]?.index ?? 0), to: at + to })
      first = last
      break
    }
  }
  return cards
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
