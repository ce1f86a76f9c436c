import type { Language } from '@gorozhanin/domain/names'
import { thin } from './thin.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A narrow space that does not break: between a figure and its unit. */
const NARROW = '\u202f'
const NBSP = '\u00a0'
const MINUS = '\u2212'

/** What an instant may come as: ISO 8601, or milliseconds since 1970. `YYYY-MM-DD` alone is that day of the city. */
type Moment = string | number

/**
 * Dates and numbers of one language in one city's zone: the only place where they are formatted.
 *
 * Every `now` is milliseconds since 1970. Nothing is relative beyond yesterday and tomorrow.
 */
export type Formats = {
  /** «1 234»; at most `digits` after the point, none by default. */
  readonly number: (value: number, digits?: number) => string
  /** «+5», «−3», «0»: a change. */
  readonly change: (value: number) => string
  /** Share from 0 to 1: «86 %»; at most `digits` after the point, none by default. */
  readonly percent: (share: number, digits?: number) => string
  /** `2026-12-02T06:30`: a time of the city as the browser's own fields take it. */
  readonly field: (at: Moment) => string
  /** «14:30» */
  readonly time: (at: Moment) => string
  /** «5 декабря, пятница»; another year is named. */
  readonly day: (at: Moment, now: number) => string
  /** «5 декабря»; another year is named. */
  readonly shortDay: (at: Moment, now: number) => string
  /** «сегодня в 14:30», «вчера в 9:05», «5 декабря в 14:30» */
  readonly moment: (at: Moment, now: number) => string
  /** «2 ч 10 мин», «до пт 18:00», «до 5 дек.»; past: «−25 мин», «−3 дн.» See `TimeLeft` for working days. */
  readonly timeLeft: (dueAt: Moment, now: number) => string
  /** «до 3 декабря, четверг», «сегодня до 18:00», «завтра до конца дня»: the promise. */
  readonly until: (dueAt: Moment, now: number) => string
}

type Words = {
  readonly today: string
  readonly yesterday: string
  readonly tomorrow: string
  readonly at: string
  readonly until: string
  readonly endOfDay: string
  readonly h: string
  readonly min: string
  readonly d: string
}

const words = {
  ru: {
    today: 'сегодня',
    yesterday: 'вчера',
    tomorrow: 'завтра',
    at: ` в${NBSP}`,
    until: `до${NBSP}`,
    endOfDay: `до${NBSP}конца${NBSP}дня`,
    h: 'ч',
    min: 'мин',
    d: 'дн.',
  },
  en: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    at: ` at${NBSP}`,
    until: `by${NBSP}`,
    endOfDay: `by${NBSP}the${NBSP}end${NBSP}of${NBSP}the${NBSP}day`,
    h: 'h',
    min: 'min',
    d: 'd',
  },
} as const satisfies Record<Language, Words>

const locales = { ru: 'ru-RU', en: 'en-GB' } as const satisfies Record<Language, string>

/** The formats of `language` in the zone `timeZone` (IANA). Build once and keep: `Intl` objects are costly. */
export function createFormats(language: Language, timeZone: string): Formats {
  const locale = locales[language]
  const say = words[language]
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (at: Moment) => format.format(toMs(at))
  }

  // Sweden writes dates as ISO 8601 does: the plainest way to a day's number in a zone.
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const dayNumber = (at: Moment) => Date.parse(isoDay.format(toMs(at))) / DAY
  const yearOf = (at: Moment) => isoDay.format(toMs(at)).slice(0, 4)

  const time = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = date({ weekday: 'long' })
  const weekdayShort = date({ weekday: 'short' })
  const dayMonth = date({ day: 'numeric', month: 'long' })
  const dayMonthShort = date({ day: 'numeric', month: 'short' })

  /** The last minute of a day is how a term of days ends: saying the hour would only confuse. */
  const endsWithDay = (at: Moment) => time(at) === '23:59'

  function shortDay(at: Moment, now: number): string {
    const year = yearOf(at)
    return glue(year === yearOf(now) ? dayMonth(at) : `${dayMonth(at)} ${year}`)
  }

  function nearDay(at: Moment, now: number): string | null {
    const away = dayNumber(at) - dayNumber(now)
    if (away === 0) return say.today
    if (away === -1) return say.yesterday
    return away === 1 ? say.tomorrow : null
  }

  function day(at: Moment, now: number): string {
    return language === 'ru' ? `${shortDay(at, now)}, ${weekday(at)}` : `${weekday(at)}, ${shortDay(at, now)}`
  }

  /** Under a minute is a minute: nobody is 0 minutes late. */
  function span(ms: number): string {
    const minutes = Math.max(1, Math.floor(ms / MINUTE))
    const hours = Math.floor(minutes / 60)
    if (hours === 0) return `${minutes}${NBSP}${say.min}`
    return `${hours}${NBSP}${say.h} ${String(minutes % 60).padStart(2, '0')}${NBSP}${say.min}`
  }

  function timeLeft(dueAt: Moment, now: number): string {
    const left = toMs(dueAt) - now
    const days = dayNumber(dueAt) - dayNumber(now)
    if (left < 0)
      return left > -DAY ? `${MINUS}${span(-left)}` : `${MINUS}${Math.floor(-left / DAY)}${NBSP}${say.d}`
    if (days === 0 || left < 12 * HOUR) return span(left)
    if (days < 7)
      return glue(`${say.until}${weekdayShort(dueAt)}${endsWithDay(dueAt) ? '' : ` ${time(dueAt)}`}`)
    return glue(`${say.until}${dayMonthShort(dueAt)}`)
  }

  function until(dueAt: Moment, now: number): string {
    const near = nearDay(dueAt, now)
    if (near) return `${near} ${endsWithDay(dueAt) ? say.endOfDay : `${say.until}${time(dueAt)}`}`
    return `${say.until}${day(dueAt, now)}${endsWithDay(dueAt) ? '' : `, ${time(dueAt)}`}`
  }

  const numbers = [0, 1, 2].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }))
  const number = (value: number, digits = 0) => thin((numbers[digits] ?? numbers[0])?.format(value) ?? '')

  return {
    number,
    change: (value) => (value === 0 ? '0' : `${value > 0 ? '+' : MINUS}${number(Math.abs(value), 1)}`),
    percent: (share, digits = 0) => `${number(share * 100, digits)}${language === 'ru' ? NARROW : ''}%`,
    field: (at) => `${isoDay.format(toMs(at))}T${time(at)}`,
    time,
    day,
    shortDay,
    moment: (at, now) => `${nearDay(at, now) ?? shortDay(at, now)}${say.at}${time(at)}`,
    timeLeft,
    until,
  }
}

/** An hour that falls on the same day in every zone from Alaska to Kamchatka. */
const DAYTIME = 'T09:00Z'

function toMs(at: Moment): number {
  if (typeof at === 'number') return at
  return Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}${DAYTIME}` : at)
}

/** A date stays on one line. */
function glue(text: string): string {
  return text.replaceAll(' ', NBSP)
}
