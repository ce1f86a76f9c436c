import type { ResponsibleAgency } from '@gorozhanin/domain/reports/responsible-api'

type Hours = NonNullable<ResponsibleAgency['hours']>

/** Days that follow each other as one span, the others one by one: `[[1, 5], [7, 7]]`; ISO weekdays in any order. */
export function spansOf(days: Hours['days']): readonly (readonly [number, number])[] {
  const spans: [number, number][] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else spans.push([day, day])
  }
  return spans
}

/** «пн–пт 8:30–17:30». `weekday` gives the short name of an ISO weekday. */
export function hoursWords({ days, opens, closes }: Hours, weekday: (day: number) => string): string {
  const spans = spansOf(days).map(([from, to]) =>
    from === to ? weekday(from) : `${weekday(from)}–${weekday(to)}`,
  )
  return `${spans.join(', ')} ${clock(opens)}–${clock(closes)}`
}

/** `08:30` → `8:30`. */
export function clock(time: string): string {
  return time.replace(/^0(?=\d)/, '')
}
