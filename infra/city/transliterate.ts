const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

const vowelsAndSigns = 'аеёиоуыэюяьъ'

/** Russian words in Latin letters, as road signs write them: `Щёлкина` is `Shchyolkina`, `Мирный` is `Mirny`. */
export function transliterate(russian: string): string {
  let latin = ''
  for (const [index, letter] of [...russian].entries()) {
    const small = letter.toLowerCase()
    const before = russian[index - 1]?.toLowerCase() ?? ' '
    const opensSyllable = vowelsAndSigns.includes(before) || !/\p{L}/u.test(before)
    const sound = small === 'е' && opensSyllable ? 'ye' : (letters[small] ?? letter)
    latin += letter === small ? sound : sound.charAt(0).toUpperCase() + sound.slice(1)
  }
  return latin.replace(/(?:iy|yy)(?!\p{L})/gu, 'y')
}

/** A code made of a Russian name: `улица 8 Марта` is `ulitsa-8-marta`. */
export function codeFrom(russian: string): string {
  const code = transliterate(russian)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return code.slice(0, 60) || 'x'
}

const streetWords: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/улица/iu, 'Street'],
  [/проспект/iu, 'Avenue'],
  [/бульвар/iu, 'Boulevard'],
  [/переулок/iu, 'Lane'],
  [/набережная/iu, 'Embankment'],
  [/проезд/iu, 'Passage'],
  [/площадь/iu, 'Square'],
  [/шоссе|дорога/iu, 'Road'],
  [/тупик/iu, 'Dead End'],
  [/аллея/iu, 'Alley'],
]

/** A Russian street name for English readers: `улица Мира` is `Mira Street`. */
export function streetInEnglish(russian: string): string {
  for (const [pattern, english] of streetWords) {
    if (!pattern.test(russian)) continue
    const own = russian.replace(pattern, ' ').replaceAll(/\s+/g, ' ').trim()
    if (own !== '') return `${transliterate(own)} ${english}`
  }
  return transliterate(russian)
}
