import { gunzipSync } from 'node:zlib'
import type { WorkCalendar } from '@gorozhanin/domain/sla/calendar'
import { satisfyClock, startClockUntil } from '@gorozhanin/domain/sla/clock-moves'
import { type Clock, dueMarks, isLate, markClock } from '@gorozhanin/domain/sla/clocks'
import { Temporal } from 'temporal-polyfill'
import { expect, test, vi } from 'vitest'
import { describeReal, readReal } from '../fixtures/real-data.ts'

// Some targets lie decades ahead, and the working time until each is counted.
vi.setConfig({ testTimeout: 60_000 })

/** A calendar made for the city: its zone and an office's hours. The targets are given, so its holidays are not asked. */
const boston: WorkCalendar = {
  zone: 'America/New_York',
  version: 'boston',
  days: new Map(),
  years: new Set(),
  hours: { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00', break: null, shortenedByMinutes: 0 },
}

type Row = {
  readonly opened: Temporal.Instant
  readonly target: Temporal.Instant | null
  readonly closed: Temporal.Instant | null
  readonly label: string
}

describeReal('the requests of a summer in Boston, 2011', () => {
  const rows = readRows()
  const whole = rows.filter(({ label, target, closed }) => label && target && closed)

  test('are as many as are known, and each is of one kind', () => {
    const counts = new Map<string, number>()
    for (const kind of rows.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    expect({ rows: rows.length, ...Object.fromEntries(counts) }).toEqual({
      rows: 31_828,
      'ONTIME, target, closed': 20_356,
      'OVERDUE, target, closed': 4_745,
      'OVERDUE, target, open': 1_631,
      'ONTIME, no target, closed': 4_898,
      'ONTIME, no target, open': 115,
      'no label, target, closed': 82,
      'no label, target, open': 1,
    })
  })

  test('that have label, target and closing time are late by our count exactly where the city says so', () => {
    const wrong = whole.filter((row) => isLate(clockOf(row), row.opened) !== (row.label === 'OVERDUE'))
    expect({ compared: whole.length, wrong }).toEqual({ compared: 25_101, wrong: [] })
  })

  test('are found late once, by a sweep that comes at the closing and by one that comes a year later', () => {
    const found = whole.map((row) => breachesFound(row)).filter((breaches) => breaches > 0)
    expect(found).toEqual(Array.from({ length: 4_745 }, () => 1))
  })

  test('that are open and called overdue are late on the last day of the record', () => {
    const lastDay = rows.map(({ closed }) => closed?.epochMilliseconds ?? 0).reduce((a, b) => Math.max(a, b))
    const open = rows.filter(({ label, target, closed }) => label && target && !closed)
    const late = open.filter((row) => isLate(clockOf(row), Temporal.Instant.fromEpochMilliseconds(lastDay)))
    expect(late).toHaveLength(1_631)
  })
})

function kindOf({ label, target, closed }: Row): string {
  return [label || 'no label', target ? 'target' : 'no target', closed ? 'closed' : 'open'].join(', ')
}

/** The promise of a request that has a target. */
function clockOf({ opened, target, closed }: Row): Clock {
  if (!target) throw new RangeError(`no target was set for the request of ${opened}`)
  const clock = startClockUntil('answer', opened, target, boston)
  return closed ? satisfyClock(clock, closed) : clock
}

function breachesFound(row: Row): number {
  let clock = clockOf(row)
  let found = 0
  for (const hours of [0, 24 * 365]) {
    const now = (row.closed ?? row.opened).add({ hours })
    const marks = dueMarks(clock, now)
    found += marks.filter((mark) => mark === 'breach').length
    clock = markClock(clock, marks, now)
  }
  return found
}

/** The columns of times and labels; free text with commas and quotes comes after them. */
function readRows(): readonly Row[] {
  const text = gunzipSync(readReal('reports-311/boston311_sla_2011Q3_dev.csv.gz')).toString()
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, opened = '', target = '', closed = '', label = ''] = line.split(',')
      return { opened: instant(opened), target: maybe(target), closed: maybe(closed), label }
    })
}

const maybe = (local: string): Temporal.Instant | null => (local ? instant(local) : null)

/** `2011-07-01 01:32:33` by the clock on a Boston wall. */
function instant(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(boston.zone).toInstant()
}
