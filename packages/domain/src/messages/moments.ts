import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../names.ts'

const locales = { ru: 'ru-RU', en: 'en-GB' } as const satisfies Record<Language, string>

/** `5 декабря, 23:59` of an instant in the city's zone; with the year when it is another one than that of `now`. */
export function momentWords(
  at: Temporal.Instant,
  now: Temporal.Instant,
  zone: string,
  language: Language,
): string {
  const local = at.toZonedDateTimeISO(zone)
  const day = dayWords(local.toPlainDate(), now, zone, language)
  return `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}

/** `5 декабря` of a date; with the year when it is another one than that of `now` in the city's zone. */
export function dayWords(
  date: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
  language: Language,
): string {
  const words = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(date.year, date.month - 1, date.day))
  return date.year === now.toZonedDateTimeISO(zone).year ? words : `${words} ${date.year}`
}
