import { missingYear } from '@gorozhanin/domain/sla/missing-year'
import type { Ctx } from '../main/context.ts'

/** Says in the log, once a day of the city, that the days of a year are missing from its working calendar. */
export function calendarReminder(): (ctx: Pick<Ctx, 'now' | 'catalog' | 'log'>) => Promise<void> {
  let saidOn: string | undefined
  return async ({ now, catalog, log }) => {
    const { calendar } = await catalog()
    const year = missingYear(now(), calendar)
    const today = now().toZonedDateTimeISO(calendar.zone).toPlainDate().toString()
    if (year === null || saidOn === today) return
    saidOn = today
    log.warn({ year }, 'the working calendar of a year is missing: terms that run into it are provisional')
  }
}
