import { Temporal } from 'temporal-polyfill'
import { invalid } from './problem.ts'

/**
 * When a day of the city begins, `later` days after the one that `field` names.
 *
 * @throws Problem naming a day that does not exist.
 */
export function dayStarts(field: string, day: string, zone: string, later: number): Date {
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: later })
    return new Date(date.toZonedDateTime(zone).epochMilliseconds)
  } catch {
    throw invalid([{ field, code: 'absence.no_such_day' }])
  }
}
