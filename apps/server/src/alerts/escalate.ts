import { peopleOf } from '@gorozhanin/domain/alerts/addressees'
import { type Escalation, escalate, rulesOf } from '@gorozhanin/domain/alerts/escalation'
import type { EscalationRule } from '@gorozhanin/domain/alerts/pack-escalation'
import type { Clock, ClockMark } from '@gorozhanin/domain/sla/clocks'
import type { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { Ctx } from '../main/context.ts'
import { type ColleagueRow, readColleagues } from '../people/colleagues.ts'
import type { Tx } from '../platform/database.ts'
import {
  closeEscalations,
  type DueEscalation,
  lockDueEscalations,
  openEscalations,
  postponeEscalations,
} from './escalation-store.ts'
import { type About, type Telling, tell } from './tell.ts'

type Marked = {
  readonly report: string
  readonly run: number
  readonly clock: Clock
  readonly marks: readonly ClockMark[]
}

/** Sets going the rules that speak of these marks, in the transaction that found them. */
export async function setGoing(
  tx: Tx,
  rules: readonly EscalationRule[],
  found: readonly Marked[],
  now: Date,
): Promise<void> {
  const going = found.flatMap(({ report, run, clock, marks }) =>
    rulesOf(rules, clock.kind, marks).map(({ code }) => ({ report, kind: clock.kind, run, rule: code })),
  )
  await openEscalations(tx, going, now)
}

/**
 * Tells people what the rules that were set going longest ago say, about `limit` of them, and gives how many it looked
 * at, as far as `limit`. Each rule tells of one run of a clock once, however late this comes.
 */
export async function tellEscalations(ctx: Ctx, limit: number): Promise<number> {
  const now = ctx.now()
  const catalog = await ctx.catalog()
  return ctx.db.transaction(async (tx) => {
    const due = await lockDueEscalations(tx, new Date(now.epochMilliseconds), limit)
    if (due.length === 0) return 0
    const decided = due.map((row) => ({ row, ...decide(catalog, row, now) }))
    const staff = await readColleagues(tx)

    const told = decided.flatMap((one) =>
      one.rule && one.does === 'tell' ? [{ row: one.row, rule: one.rule, since: one.since }] : [],
    )
    // A rule tells the same people of all reports of an agency.
    const alike = Map.groupBy(told, ({ row, rule }) => `${rule.code} ${row.agency}`)
    const telling = Array.from(alike.values()).flatMap((told) => tellingOf(staff, told))
    await tell(ctx, tx, telling, { staff, zone: catalog.city.zone })
    await closeEscalations(
      tx,
      decided.filter(({ does }) => does !== 'wait').map(({ row }) => row),
    )
    await postponeEscalations(
      tx,
      decided.flatMap((one) => (one.does === 'wait' ? [{ ...one.row, lookAt: one.until.toString() }] : [])),
    )
    return Math.min(due.length, limit)
  })
}

/** A rule that the city has given up tells nobody. */
function decide(
  { escalation, calendar }: CatalogSnapshot,
  due: DueEscalation,
  now: ReturnType<Ctx['now']>,
): Escalation & { readonly rule?: EscalationRule } {
  const rule = escalation.find(({ code }) => code === due.rule)
  if (!rule) return { does: 'drop' }
  return { ...escalate(rule, due, now, calendar), rule }
}

type Told = {
  readonly row: DueEscalation
  readonly rule: EscalationRule
  readonly since: Temporal.Instant
}

/** What one rule tells the people of one agency. */
function tellingOf(staff: readonly ColleagueRow[], told: readonly Told[]): readonly Telling[] {
  const [first] = told
  if (!first) return []
  const { rule, row } = first
  return [{ about: told.map(aboutOf), people: peopleOf(staff, rule.to, row.agency), by: rule.by }]
}

function aboutOf({ row, rule, since }: Told): About {
  const { report, kind, run, clock } = row
  const dueAt = clock.dueAt.toString()
  return { report, reason: rule.when, rule: rule.code, clock: kind, run, dueAt, since }
}
