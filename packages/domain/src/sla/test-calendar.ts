import { Temporal } from 'temporal-polyfill'
import ru2020 from '../../../../infra/city/calendar/ru-2020.csv?raw'
import ru2021 from '../../../../infra/city/calendar/ru-2021.csv?raw'
import ru2022 from '../../../../infra/city/calendar/ru-2022.csv?raw'
import ru2023 from '../../../../infra/city/calendar/ru-2023.csv?raw'
import ru2024 from '../../../../infra/city/calendar/ru-2024.csv?raw'
import ru2025 from '../../../../infra/city/calendar/ru-2025.csv?raw'
import ru2026 from '../../../../infra/city/calendar/ru-2026.csv?raw'
import type { WorkHours } from '../catalog/pack-city.ts'
import type { WorkCalendar } from './calendar.ts'
import { parseCalendarCsv } from './calendar-file.ts'

/** The official days of 2020–2026 as the city packs carry them. */
export const calendarTexts = [ru2020, ru2021, ru2022, ru2023, ru2024, ru2025, ru2026]

const files = calendarTexts.map(parseCalendarCsv)
const days: WorkCalendar['days'] = new Map(files.flatMap((file) => [...file.days]))
const years = new Set(files.flatMap((file) => [...file.years]))

export const officeHours: WorkHours = {
  days: [1, 2, 3, 4, 5],
  opens: '08:30',
  closes: '17:30',
  break: { from: '12:30', to: '13:30' },
  shortenedByMinutes: 60,
}

const yekaterinburg: WorkCalendar = {
  zone: 'Asia/Yekaterinburg',
  version: 'test',
  days,
  years,
  hours: officeHours,
}

/** An office with the official calendar: one in Yekaterinburg, always the same, or another. */
export function office(changes?: Partial<WorkCalendar>): WorkCalendar {
  return changes ? { ...yekaterinburg, ...changes } : yekaterinburg
}

/** An instant by its local time, `2026-11-02T17:30`. */
export function at(local: string, zone = 'Asia/Yekaterinburg'): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
}

/** The local time of an instant, as short as it can be written. */
export function local(instant: Temporal.Instant | null, zone = 'Asia/Yekaterinburg'): string | null {
  return instant?.toZonedDateTimeISO(zone).toPlainDateTime().toString().replace(/:00$/, '') ?? null
}
