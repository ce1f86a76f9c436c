import { Temporal } from 'temporal-polyfill'
import type { Category } from '../catalog/pack-categories.ts'
import { dateOf, dayAt, localDate, type WorkCalendar } from '../sla/calendar.ts'
import { type Clock, type ClockKind, dueMarks, markClock, nextMarkAt } from '../sla/clocks.ts'
import { clocksAfterExtension, clocksOfAppeal, MOST_EXTENSION_DAYS } from './appeal-clocks.ts'
import { deferralFault } from './deferral.ts'
import { type Actor, legalMoves, type Movable, type MoveName, moveOf, refusal } from './moves.ts'
import { clocksAfterCorrection, clocksAfterMove, clocksAtFiling } from './report-clocks.ts'
import { type Outcome, outcomes, type Status } from './status.ts'
import { categories } from './test-categories.ts'

/** What the history keeps of a move. */
export type LifeEvent = {
  readonly name: MoveName
  readonly at: Temporal.Instant
  readonly from: Status
  readonly to: Status
  /** Who holds the report after it. */
  readonly agency: keyof Agencies
}

/** Agencies of the life with their calendars: one keeps the city's hours, the other works round the clock. */
export type Agencies = Readonly<Record<'office' | 'duty', WorkCalendar>>

/** One report with all that ever happened to it. */
export type Life = {
  readonly registeredAt: Temporal.Instant
  readonly agencies: Agencies
  readonly filedAs: Category
  category: Category
  report: Omit<Movable, 'endedMs' | 'agency'> & { readonly agency: keyof Agencies }
  outcome: Outcome | null
  endedAt: Temporal.Instant | null
  before: Status | null
  until: Temporal.Instant | null
  clocks: readonly Clock[]
  readonly events: LifeEvent[]
  /** The breaches that sweeps found, by the place of their clock in `clocks`. */
  readonly breaches: number[]
  now: Temporal.Instant
}

const own = (agency: keyof Agencies): Actor => ({ id: 'agency', roles: ['agency'], agency })
/** Whom an agency names to do its work. */
export const performerOf = (agency: keyof Agencies): string => `performer of ${agency}`
const hand = (agency: keyof Agencies): Actor => ({
  id: performerOf(agency),
  roles: ['performer'],
  agency,
})
const of = (...roles: Actor['roles']): Actor => ({ id: roles.join(), roles, agency: null })
const system: Actor = { id: null, roles: ['system'], agency: null }
const people: readonly Actor[] = [
  of('author'),
  of('moderator'),
  hand('office'),
  own('office'),
  own('duty'),
  of('author'),
  of('head'),
  of('curator', 'moderator'),
  { ...of('dispatcher'), agency: 'duty' },
]

/** Moves that may change the category. */
export const corrections: readonly MoveName[] = ['correct', 'amend']

/** Moves that take a life nowhere, and those that end it: made now and then only, or lives would be dull. */
const asides: readonly MoveName[] = [
  'register_appeal',
  'extend_appeal',
  'note',
  'correct',
  'amend',
  'hide',
  'show',
  'control',
  'name_performer',
]
const ends: readonly MoveName[] = ['reject', 'withdraw', 'merge', 'pass_outside', 'confirm']

const closing: readonly MoveName[] = [...ends, 'expire_info', 'close_silent', 'close_disagreed']
const reviving: readonly MoveName[] = ['unmerge', 'take_back', 'object']

const endings: Partial<Record<ClockKind, MoveName>> = {
  confirm: 'close_silent',
  info: 'expire_info',
  deferred_until: 'resume',
}

/** Steps are whole numbers below this, so that they can be generated, shrunk and written down. */
export const STEP_LIMIT = 2 ** 31
const YEAR_SECONDS = 365 * 86_400
const LONGEST_WAIT_SECONDS = [0, 2 * 3600, 10 * 86_400]

/**
 * Lives a year: each step lets time pass or goes to the next moment of a clock, may bring the sweep, and has a
 * person make one of the moves that are legal then. At the end the sweep comes as often as there is work for it.
 */
export function live(
  filedAs: Category,
  registeredAt: Temporal.Instant,
  agencies: Agencies,
  steps: readonly number[],
): Life {
  const life = file(filedAs, registeredAt, agencies)
  for (const step of steps) {
    const take = taker(step)
    const seconds = waitOf(life, take(4), take(1000))
    if (life.now.epochMilliseconds + seconds * 1000 > endOfYear(life)) break
    life.now = life.now.add({ seconds })
    if (take(2) === 0) sweep(life)
    act(life, take(people.length), take(16), { aside: take(4) === 0, end: take(4) === 0 })
  }
  for (let next = nextMoment(life); next !== null && next < endOfYear(life); next = nextMoment(life)) {
    life.now = Temporal.Instant.fromEpochMilliseconds(Math.max(next + 1000, life.now.epochMilliseconds))
    sweep(life)
  }
  return life
}

/** Cuts a whole number into choices. */
function taker(step: number): (count: number) => number {
  let left = step
  return (count) => {
    const choice = left % count
    left = Math.floor(left / count)
    return choice
  }
}

function file(filedAs: Category, registeredAt: Temporal.Instant, agencies: Agencies): Life {
  const emergency = filedAs.urgency === 'emergency'
  const agency = emergency ? 'duty' : 'office'
  return {
    registeredAt,
    agencies,
    filedAs,
    category: filedAs,
    report: {
      status: emergency ? 'routed' : 'moderation',
      emergency,
      agency,
      performer: null,
      published: false,
      hidden: false,
      pending: null,
      redirects: 0,
      deferrals: 0,
      returns: 0,
      objected: false,
      disagreed: false,
      appeal: false,
      extended: false,
    },
    outcome: null,
    endedAt: null,
    before: null,
    until: null,
    clocks: clocksAtFiling(filedAs, registeredAt, { city: agencies.office, agency: agencies[agency] }),
    events: [],
    breaches: [],
    now: registeredAt,
  }
}

/** At least a second: a report is held for each move, so that no two come at the same moment. */
function waitOf(life: Life, kind: number, amount: number): number {
  const longest = LONGEST_WAIT_SECONDS[kind]
  if (longest !== undefined) return 1 + Math.floor((amount * longest) / 1000)
  const next = nextMoment(life) ?? 0
  return Math.max(1, Math.ceil((next - life.now.epochMilliseconds) / 1000) + 1)
}

/** When a clock next has a mark to find or a report to move. */
function nextMoment({ clocks, report }: Life): number | null {
  const times = clocks.flatMap((clock) => {
    const ending = clock.stoppedAt ? undefined : endings[clock.kind]
    const moves = ending && moveOf(ending).from.includes(report.status)
    return [nextMarkAt(clock), moves ? clock.dueAt : null].flatMap((at) => at?.epochMilliseconds ?? [])
  })
  return times.length > 0 ? Math.min(...times) : null
}

const endOfYear = ({ registeredAt }: Life): number => registeredAt.epochMilliseconds + YEAR_SECONDS * 1000

/** What the sweep does at any hour: finds the marks, then moves reports whose clocks have run out. */
function sweep(life: Life): void {
  life.clocks = life.clocks.map((clock, index) => {
    const marks = dueMarks(clock, life.now)
    if (marks.includes('breach')) life.breaches.push(index)
    return marks.length > 0 ? markClock(clock, marks, life.now) : clock
  })
  for (const clock of life.clocks) {
    const name = endings[clock.kind]
    const isOver = !clock.stoppedAt && clock.dueAt.epochMilliseconds < life.now.epochMilliseconds
    if (name && isOver && refusal(movableOf(life), name, system) === null) move(life, name, 0)
  }
}

/** Someone makes a move: the first of the people, from `first` on, who may. */
function act(life: Life, first: number, pick: number, wants: { aside: boolean; end: boolean }): void {
  for (const offset of people.keys()) {
    const actor = people[(first + offset) % people.length] ?? system
    const choice = legalMoves(movableOf(life), actor).filter(
      (name) =>
        (wants.aside || !asides.includes(name)) &&
        (wants.end || !ends.includes(name)) &&
        ((wants.aside && wants.end) || name !== 'withdraw'),
    )
    const name = choice[pick % choice.length]
    if (!name) continue
    move(life, name, pick)
    return
  }
}

function movableOf({ report, endedAt, now }: Life): Movable {
  return { ...report, endedMs: endedAt && now.epochMilliseconds - endedAt.epochMilliseconds }
}

function move(life: Life, name: MoveName, pick: number): void {
  const { report, now, agencies, before } = life
  const { to } = moveOf(name)
  const status = to === 'before' ? (before ?? report.status) : (to ?? report.status)
  if (name === 'merge') life.before = report.status
  if (name === 'answer') life.outcome = outcomes[pick % outcomes.length] ?? null
  if (name === 'propose_deferral') life.until = workingDayAfter(now, 1 + pick * 8, agencies.office)
  if (corrections.includes(name)) life.category = categories[pick % categories.length] ?? life.category
  if (closing.includes(name)) life.endedAt = now
  if (reviving.includes(name)) life.endedAt = null
  life.report = { ...report, ...change(life, name), status }

  const { category, outcome, until } = life
  const calendars = { city: agencies.office, agency: agencies[life.report.agency] }
  const moved = clocksAfterMove(life.clocks, {
    move: name,
    at: now,
    category,
    confirmDays: 7,
    outcome,
    deferredUntil: until,
    calendars,
  })
  life.clocks = recounted(name, moved, life, calendars)
  life.events.push({ name, at: now, from: report.status, to: status, agency: life.report.agency })
}

/** The clocks after what a move does to them beside the table. */
function recounted(
  name: MoveName,
  clocks: readonly Clock[],
  { category, now }: Life,
  calendars: Parameters<typeof clocksAfterCorrection>[3],
): readonly Clock[] {
  const { city } = calendars
  if (corrections.includes(name)) return clocksAfterCorrection(clocks, category, now, calendars)
  if (name === 'register_appeal') return clocksOfAppeal(clocks, localDate(now, city).toString(), now, city)
  return name === 'extend_appeal' ? clocksAfterExtension(clocks, MOST_EXTENSION_DAYS, now, city) : clocks
}

/** What a move changes beside status and clocks. */
function change({ report, category }: Life, name: MoveName): Partial<Life['report']> {
  switch (name) {
    case 'publish':
      return { published: true }
    case 'show':
      return { published: true, hidden: false }
    case 'hide':
      return { hidden: true }
    case 'object':
      return { objected: true }
    case 'redirect':
      return {
        redirects: report.redirects + 1,
        agency: report.agency === 'duty' ? 'office' : 'duty',
        performer: null,
      }
    case 'take_back':
      return { performer: null }
    case 'name_performer':
      return { performer: performerOf(report.agency) }
    case 'not_ours':
      return { redirects: report.redirects + 1 }
    case 'propose_deferral':
      return { pending: 'deferral' }
    case 'approve_deferral':
      return { pending: null, deferrals: report.deferrals + 1 }
    case 'answer':
      return { pending: 'answer' }
    case 'publish_answer':
    case 'send_back':
      return { pending: null }
    case 'return':
      return { returns: report.returns + 1 }
    case 'disagree':
      return { disagreed: true }
    case 'register_appeal':
      return { appeal: true }
    case 'extend_appeal':
      return { extended: true }
    case 'correct':
    case 'amend':
      return { emergency: category.urgency === 'emergency' }
    default:
      return {}
  }
}

/** The start of the first day that may be asked for, so many days ahead or a few more. */
function workingDayAfter(now: Temporal.Instant, days: number, calendar: WorkCalendar): Temporal.Instant {
  let date = dateOf(dayAt(now.epochMilliseconds, calendar)).add({ days })
  while (deferralFault(date.toString(), now, calendar) !== null) date = date.add({ days: 1 })
  return date.toZonedDateTime(calendar.zone).toInstant()
}
