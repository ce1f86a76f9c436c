import { Temporal } from 'temporal-polyfill'
import type { Term } from '../catalog/pack-categories.ts'
import { type Clock, dueMarks } from '../sla/clocks.ts'
import type { Pause } from '../sla/terms.ts'
import type { Clerk } from '../sla/test-clerk.ts'
import type { MoveName } from './moves.ts'
import { isFinal, type Status } from './status.ts'
import { corrections, type Life, type LifeEvent, performerOf } from './test-life.ts'

/** What is wrong with a life, in words; nothing, if the rules hold. */
export function faultsOf(life: Life, clerk: Clerk): readonly string[] {
  return [
    ...historyFaults(life),
    ...runningFaults(life),
    ...normFaults(life),
    ...breachFaults(life),
    ...dueFaults(life, clerk),
  ]
}

/** Where each move leads, by the regulation; a move that is not named leaves the status as it is. */
const leads: Partial<Record<MoveName, Status>> = {
  publish: 'routed',
  reject: 'rejected',
  ask: 'needs_info',
  reply: 'moderation',
  expire_info: 'rejected',
  object: 'moderation',
  merge: 'merged',
  redirect: 'routed',
  not_ours: 'moderation',
  accept: 'in_work',
  propose_deferral: 'answer_review',
  approve_deferral: 'deferred',
  resume: 'in_work',
  answer: 'answer_review',
  publish_answer: 'answered',
  send_back: 'in_work',
  confirm: 'closed',
  return: 'reopened',
  control: 'reopened',
  close_disagreed: 'closed',
  close_silent: 'closed',
  pass_outside: 'external',
  take_back: 'routed',
  withdraw: 'withdrawn',
}

/** The state of a report, told again from its history alone. */
function replay(filed: Status, events: readonly LifeEvent[]): Omit<Life['report'], 'agency' | 'emergency'> {
  const count = (...names: MoveName[]) => events.filter(({ name }) => names.includes(name)).length
  const past: Status[] = [filed]
  for (const { name } of events) {
    if (name === 'unmerge') past.pop()
    else past.push(leads[name] ?? past.at(-1) ?? filed)
  }
  const status = past.at(-1) ?? filed
  const visibility = events.findLast(({ name }) => name === 'hide' || name === 'show')
  const named = events.findLast(({ name }) => ['name_performer', 'redirect', 'take_back'].includes(name))
  const handedIn = events.findLast(({ name }) => name === 'answer' || name === 'propose_deferral')
  return {
    status,
    performer: named?.name === 'name_performer' ? performerOf(named.agency) : null,
    published: count('publish', 'show') > 0,
    hidden: visibility?.name === 'hide',
    pending: status !== 'answer_review' ? null : handedIn?.name === 'answer' ? 'answer' : 'deferral',
    redirects: count('redirect', 'not_ours'),
    deferrals: count('approve_deferral'),
    returns: count('return'),
    objected: count('object') > 0,
    disagreed: count('disagree') > 0,
    appeal: count('register_appeal') > 0,
    extended: count('extend_appeal') > 0,
  }
}

function historyFaults({ filedAs, report, events }: Life): string[] {
  const filed = filedAs.urgency === 'emergency' ? 'routed' : 'moderation'
  const { agency: _, emergency: __, ...state } = report
  const told = replay(filed, events)
  const keys = Object.keys(told) as (keyof typeof told)[]
  return [
    ...keys.filter((key) => told[key] !== state[key]).map((key) => `${key}: ${told[key]}, not ${state[key]}`),
    ...events
      .filter(({ from }, index) => from !== (events[index - 1]?.to ?? filed))
      .map(({ name }) => `${name} does not follow`),
  ]
}

function runningFaults({ report, clocks }: Life): string[] {
  const open = clocks.filter(({ stoppedAt }) => !stoppedAt).map(({ kind }) => kind)
  const twice = open.filter((kind, index) => open.indexOf(kind) !== index)
  const rests = isFinal(report.status) || report.status === 'external'
  const unread = report.status === 'routed' && !report.published
  return [
    ...(unread && !open.includes('moderation') ? ['nobody is to read it'] : []),
    ...(rests ? open.map((kind) => `${kind} is open though the report is ${report.status}`) : []),
    ...twice.map((kind) => `${kind} runs twice`),
  ]
}

/** A norm runs from the registration, and anew from each time that the work was found not done. */
function normFaults({ registeredAt, clocks, events }: Life): string[] {
  const returns = events.filter(({ name }) => name === 'return' || name === 'control').map(({ at }) => at)
  return clocks
    .filter(({ kind }) => kind === 'elimination')
    .filter(({ startedAt }) => ![registeredAt, ...returns].some((at) => at.equals(startedAt)))
    .map(({ startedAt }) => `elimination starts at ${startedAt}`)
}

/**
 * A promise that was broken and not taken back is found, once; one that was kept is never called broken. What was
 * dropped after its time may have been found before, and a corrected category may break a promise anew.
 */
function breachFaults({ clocks, breaches, events, now }: Life): string[] {
  const corrected = events.filter(({ name }) => corrections.includes(name)).length
  return clocks.flatMap((clock, index) => {
    const found = breaches.filter((clock) => clock === index)
    const dropped = clock.stoppedAt !== null && clock.satisfiedAt === null
    const late = !dropped && isBroken(clock, now)
    const name = `${clock.kind} ${index}`
    return [
      ...(found.length > 1 + corrected ? [`${name}: found ${found.length} times`] : []),
      ...(late && found.length === 0 ? [`${name}: never found`] : []),
      ...(found.length > 0 && !late && !dropped && corrected === 0
        ? [`${name}: found, but it was kept`]
        : []),
      ...(dueMarks(clock, now).length > 0 ? [`${name}: marks are left`] : []),
    ]
  })
}

/** Whether the promise was still open when its time was over. */
function isBroken({ dueAt, satisfiedAt, submittedAt, pausedAt }: Clock, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(satisfiedAt ?? submittedAt ?? pausedAt ?? now, dueAt) > 0
}

function dueFaults(life: Life, clerk: Clerk): string[] {
  const { zone } = life.agencies.office
  const acceptedBy = [...acceptors(life)]
  return life.clocks.flatMap((clock) => {
    if (!clock.term) return []
    const pauses = clock.kind === 'answer' ? pausesOf(life) : []
    const term = clock.kind === 'answer' ? life.category.answerTerm : clock.term
    const from = clock.kind === 'answer' ? life.registeredAt : clock.startedAt
    const roundTheClock = clock.kind === 'accept' && acceptedBy.shift() === 'duty'
    const due = clerk(from, roundTheClock ? dayAndNight(term) : term, zone, pauses)
    return due.equals(clock.dueAt) ? [] : [`${clock.kind} is due ${clock.dueAt}, a clerk counts ${due}`]
  })
}

/** From each question to its reply, or to the end of the waiting, for as long as no answer was given. */
function pausesOf({ events }: Life): readonly Pause[] {
  const pauses: Pause[] = []
  let asked: Temporal.Instant | null = null
  let answered = false
  for (const { name, at } of events) {
    if (name === 'ask') asked = at
    else if (asked && ['reply', 'expire_info', 'withdraw'].includes(name)) {
      if (!answered) pauses.push({ from: asked, to: at })
      asked = null
    }
    if (name === 'publish_answer' || name === 'approve_deferral') answered = true
  }
  return pauses
}

/** Who held the report when each of its `accept` clocks started: an emergency is with the duty service at once. */
function acceptors({ filedAs, events }: Life): readonly string[] {
  const handed = events.filter(({ name }) => ['publish', 'redirect', 'take_back'].includes(name))
  return [...(filedAs.urgency === 'emergency' ? ['duty'] : []), ...handed.map(({ agency }) => agency)]
}

/** Who works round the clock counts every hour and every day. */
function dayAndNight({ value, unit }: Term): Term {
  if (unit === 'working_hours') return { value, unit: 'hours' }
  return unit === 'working_days' ? { value, unit: 'calendar_days' } : { value, unit }
}
