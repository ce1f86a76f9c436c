/** How streets are written in a line that has no room: as on envelopes. */
const kinds = {
  улица: 'ул.',
  проспект: 'пр.',
  переулок: 'пер.',
  площадь: 'пл.',
  бульвар: 'б-р',
  набережная: 'наб.',
  шоссе: 'ш.',
  проезд: 'пр-д',
} as const

const kind = new RegExp(`(?<![а-яё])(${Object.keys(kinds).join('|')})(?![а-яё])`, 'gi')

/** «улица Лермонтова, 1» as «ул. Лермонтова, 1»; an address in other words stays as it is. */
export function shortAddress(address: string): string {
  return address.replace(kind, (word) => kinds[word.toLowerCase() as keyof typeof kinds])
}
