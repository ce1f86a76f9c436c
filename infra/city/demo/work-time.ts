import type { Temporal } from 'temporal-polyfill'
import type { Random } from './random.ts'

/** The moment itself when somebody works then, else a quarter of an hour or so after the next opening. */
export function atWork(moment: Temporal.PlainDateTime, random: Random): Temporal.PlainDateTime {
  const opening = { hour: 8, minute: random.whole(40, 59), second: 0 }
  if (moment.dayOfWeek > 5) return moment.add({ days: 8 - moment.dayOfWeek }).with(opening)
  if (moment.hour < 9) return moment.with(opening)
  if (moment.hour < 17) return moment
  const next = moment.add({ days: moment.dayOfWeek === 5 ? 3 : 1 })
  return next.with(opening)
}

export function minutesBetween(from: Temporal.PlainDateTime, to: Temporal.PlainDateTime): number {
  return Math.round(from.until(to).total('minutes'))
}
