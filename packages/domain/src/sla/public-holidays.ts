import type { Temporal } from 'temporal-polyfill'

const holidays: ReadonlySet<string> = new Set([
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
])

/** Public holidays of every year, without their transfers. Source: Labour Code of Russia, article 112. */
export function isPublicHoliday(date: Temporal.PlainDate): boolean {
  return holidays.has(date.toString().slice(5))
}
