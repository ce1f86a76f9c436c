import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { type Fault, fault } from './faults.ts'

/** The days of the calendar are given once, and a working weekend is a Saturday or a Sunday. */
export function checkCalendar({ calendar }: CityPack): Fault[] {
  const seen = new Set<string>()
  return calendar.flatMap(({ date, kind }) => {
    const path = `calendar, ${date.slice(0, 4)}`
    const found: Fault[] = []
    if (seen.has(date)) found.push(fault('calendar.duplicate', path, date))
    seen.add(date)
    const day = new Date(`${date}T00:00:00Z`).getUTCDay()
    if (kind === 'working_weekend' && day !== 0 && day !== 6)
      found.push(fault('calendar.not_weekend', path, date))
    return found
  })
}
