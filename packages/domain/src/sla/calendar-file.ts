import { type DayKind, dayKinds } from '../catalog/pack.ts'

/** A line that cannot be used; `line` counts from 1, `value` is what stood there. */
export type CalendarFault = {
  readonly line: number
  readonly code: 'header' | 'columns' | 'date' | 'kind' | 'date_repeated'
  readonly value: string
}

export type CalendarFile = {
  readonly days: ReadonlyMap<string, DayKind>
  readonly years: ReadonlySet<number>
  readonly faults: readonly CalendarFault[]
}

const HEADER = 'date,kind,note'

/**
 * Reads the `date,kind,note` lines of a calendar file: the days that differ from their weekday.
 *
 * Every year that a date names counts as known. The note is for people and may hold commas. A faulty line is
 * left out and listed; a file without its header gives that one fault and no days.
 */
export function parseCalendarCsv(text: string): CalendarFile {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const days = new Map<string, DayKind>()
  if (header !== HEADER) {
    return { days, years: new Set(), faults: [{ line: 1, code: 'header', value: header }] }
  }

  const faults: CalendarFault[] = []
  for (const [index, text] of lines.entries()) {
    if (text === '') continue
    const [date = '', kind = '', note] = text.split(',')
    const fault = faultOf(date, kind, note, days)
    if (fault) faults.push({ line: index + 2, ...fault })
    else if (isDayKind(kind)) days.set(date, kind)
  }
  return { days, years: new Set([...days.keys()].map(yearOf)), faults }
}

function faultOf(
  date: string,
  kind: string,
  note: string | undefined,
  days: ReadonlyMap<string, DayKind>,
): Omit<CalendarFault, 'line'> | null {
  if (note === undefined) return { code: 'columns', value: [date, kind].join(',') }
  if (!isDate(date)) return { code: 'date', value: date }
  if (!isDayKind(kind)) return { code: 'kind', value: kind }
  return days.has(date) ? { code: 'date_repeated', value: date } : null
}

/** `2026-02-30` has the shape of a date, but no day. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

function isDayKind(text: string): text is DayKind {
  return dayKinds.some((kind) => kind === text)
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
