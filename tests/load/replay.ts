import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { categories } from '@gorozhanin/domain/reports/test-categories'
import { type Agencies, type Life, live, STEP_LIMIT } from '@gorozhanin/domain/reports/test-life'
import { faultsOf } from '@gorozhanin/domain/reports/test-witness'
import { parseCalendarCsv } from '@gorozhanin/domain/sla/calendar-file'
import { clerkWith } from '@gorozhanin/domain/sla/test-clerk'
import { zones } from '@gorozhanin/domain/sla/test-zones'
import { Temporal } from 'temporal-polyfill'
import { atMost, type Figure, plain, printTable } from './figures.ts'

const MOST_STEPS = 60
const FIRST_SECOND = Date.UTC(2025, 0, 1) / 1000
const YEAR_SECONDS = 365 * 86_400

/** What was counted while lives were lived. */
type Tally = { events: number; clocks: number; breaches: number; faulty: number }

/**
 * Lives that begin within one year, each lived for a year: every state against its replayed history, every breach
 * against the sweeps, every due time against a clerk. The same seed gives the same lives; a faulty one is printed.
 */
export function replay(lives: number, seed: number): readonly Figure[] {
  const random = randomFrom(seed)
  const { agencies, clerk } = readCalendars()
  const tally: Tally = { events: 0, clocks: 0, breaches: 0, faulty: 0 }
  const moves = new Map<string, number>()
  const ends = new Map<string, number>()
  const startedMs = performance.now()

  for (let count = 0; count < lives; count++) {
    const category = categories[random(categories.length)]
    const zone = agencies[count % agencies.length]
    if (!category || !zone) throw new RangeError('nothing to choose from')
    const second = FIRST_SECOND - YEAR_SECONDS + random(YEAR_SECONDS)
    const steps = Array.from({ length: 1 + random(MOST_STEPS) }, () => random(STEP_LIMIT))
    const life = live(category, Temporal.Instant.fromEpochMilliseconds(second * 1000), zone, steps)
    const faults = faultsOf(life, clerk)
    if (faults.length > 0) console.log({ category: category.code, second, steps, faults })
    add(tally, life, faults.length)
    for (const { name } of life.events) bump(moves, name)
    bump(ends, life.report.status)
  }

  return [
    plain('lives of a year', lives, ''),
    plain('time', (performance.now() - startedMs) / 1000, 's'),
    plain('events replayed', tally.events, ''),
    ...figuresOf('move', moves),
    ...figuresOf('last status', ends),
    plain('clocks counted by a clerk', tally.clocks, ''),
    plain('breaches found', tally.breaches, ''),
    atMost('lives with a fault', tally.faulty, 0, ''),
  ]
}

function add(tally: Tally, { events, clocks, breaches }: Life, faults: number): void {
  tally.events += events.length
  tally.clocks += clocks.filter(({ term }) => term !== null).length
  tally.breaches += breaches.length
  tally.faulty += faults > 0 ? 1 : 0
}

function bump(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

function figuresOf(what: string, counts: ReadonlyMap<string, number>): readonly Figure[] {
  return [...counts].toSorted().map(([name, count]) => plain(`${what} ${name}`, count, ''))
}

/** An office and a service round the clock in each zone, and a clerk, with the official days of all years. */
function readCalendars() {
  const folder = new URL('../../infra/city/calendar/', import.meta.url)
  const texts = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const files = texts.map(parseCalendarCsv)
  const shared = {
    version: 'replay',
    days: new Map(files.flatMap(({ days }) => [...days])),
    years: new Set(files.flatMap(({ years }) => [...years])),
  }
  const hours = {
    days: [1, 2, 3, 4, 5],
    opens: '08:30',
    closes: '17:30',
    break: { from: '12:30', to: '13:30' },
    shortenedByMinutes: 60,
  }
  const agencies = zones.map(
    (zone): Agencies => ({
      office: { ...shared, zone, hours },
      duty: { ...shared, zone, hours: 'round_the_clock' },
    }),
  )
  return { agencies, clerk: clerkWith(texts) }
}

/** Whole numbers below a limit, the same ones from the same seed (mulberry32). */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { lives: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  })
  const figures = replay(Number(values.lives), Number(values.seed))
  printTable(figures)
  process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0
}
