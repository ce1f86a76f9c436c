/** Sounds that an ear takes for each other. */
const alike = ['иыйеэяё', 'аоя', 'уюё', 'бп', 'вфг', 'дт', 'зсц', 'жшщчц', 'гкх']

/** Letters that are easily left out or put in. */
const silent = 'ьъй'

const costs = { letter: 1, sound: 0.3 } as const

/** How far a typed word is from a whole word, and from its nearest beginning: letters added, dropped, changed or swapped. */
export type Distance = { readonly whole: number; readonly beginning: number }

/** Counts errors of typing; one of an ear costs a third of one of a hand. */
export function distanceOf(typed: string, word: string): Distance {
  let before: number[] = []
  let row = [0]
  for (const letter of word) row.push((row.at(-1) ?? 0) + costOfExtra(letter, ''))
  for (let i = 1; i <= typed.length; i++) {
    const [letter = '', previous = ''] = [typed[i - 1], typed[i - 2]]
    const next = [(row[0] ?? 0) + costOfExtra(letter, previous)]
    for (let j = 1; j <= word.length; j++) {
      const [wanted = '', wantedBefore = ''] = [word[j - 1], word[j - 2]]
      let least = Math.min(
        (row[j - 1] ?? 0) + costOfOther(letter, wanted),
        (row[j] ?? 0) + costOfExtra(letter, previous),
        (next[j - 1] ?? 0) + costOfExtra(wanted, wantedBefore),
      )
      if (letter === wantedBefore && previous === wanted)
        least = Math.min(least, (before[j - 2] ?? 0) + costs.letter)
      next.push(least)
    }
    before = row
    row = next
  }
  return { whole: row.at(-1) ?? 0, beginning: Math.min(...row) }
}

function costOfOther(typed: string, wanted: string): number {
  if (typed === wanted) return 0
  return alike.some((sounds) => sounds.includes(typed) && sounds.includes(wanted))
    ? costs.sound
    : costs.letter
}

function costOfExtra(letter: string, beside: string): number {
  return letter === beside || silent.includes(letter) ? costs.sound : costs.letter
}

const sounds: readonly (readonly [latin: string, russian: string])[] = [
  ...([
    ['shch', 'щ'],
    ['sch', 'щ'],
    ['zh', 'ж'],
    ['kh', 'х'],
    ['ts', 'ц'],
    ['ch', 'ч'],
    ['sh', 'ш'],
  ] as const),
  ...([
    ['yo', 'е'],
    ['jo', 'е'],
    ['ye', 'е'],
    ['yu', 'ю'],
    ['iu', 'ю'],
    ['ju', 'ю'],
  ] as const),
  ...([
    ['ya', 'я'],
    ['ia', 'я'],
    ['ja', 'я'],
    ['iy', 'ий'],
    ['yy', 'ый'],
    ["'", 'ь'],
  ] as const),
  ...([...'abvgdezijklmnoprstufhcywx'].map((latin, index) => [
    latin,
    'абвгдезийклмнопрстуфхцывх'.charAt(index),
  ]) as (readonly [string, string])[]),
]
const russianOf = new Map(sounds)
const latinSound = new RegExp(sounds.map(([latin]) => latin).join('|'), 'g')

/** Latin letters as people spell Russian words with them: `zelenaja` is «зеленая». */
export function toCyrillic(word: string): string {
  return /[a-z]/.test(word) ? word.replaceAll(latinSound, (latin) => russianOf.get(latin) ?? latin) : word
}

const keys = {
  latin: "`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
  russian: 'ёйцукенгшщзхъфывапролджэячсмитьбю',
} as const

/** What the same keys would have typed in Russian: `kjvbycrjuj` is «ломинского». */
export function inRussianLayout(text: string): string {
  return [...text.toLowerCase()].map((key) => keys.russian[keys.latin.indexOf(key)] ?? key).join('')
}
