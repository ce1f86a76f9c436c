import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import { maskedAddress, maskedPhone } from '@gorozhanin/domain/people/masked'
import { mayUse, readsContacts, seesAssignedOnly, seesOwnAgencyOnly } from '@gorozhanin/domain/people/rights'
import type { ConsoleCard, countConsole, listConsole } from '@gorozhanin/domain/reports/api'
import { moveOf, refusal } from '@gorozhanin/domain/reports/moves'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { openStatuses } from '@gorozhanin/domain/reports/status'
import { markSeen } from '../dispatch/commands.ts'
import { countWaiting } from '../dispatch/store.ts'
import type { Ctx } from '../main/context.ts'
import { namesOf, readPerformers } from '../people/colleagues.ts'
import { contactsOf } from '../people/store.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { type CardRow, readCard } from './card-store.ts'
import { type StoredRoute, toConsoleCard, toConsoleRow, type Written } from './console-card.ts'
import { countAside, countOpen, countRemarked, decides, listForWork, type Scope } from './list-store.ts'
import { readWritten } from './mask-store.ts'
import { movableOf } from './movable.ts'
import { relatedReports } from './related.ts'
import { agencyRef, areasOf } from './rows.ts'
import { areaNames, findLastEvent, hasSameAnswer, readClocks } from './store.ts'

/** The reports that a person is bound to: those of the own agency, those given to the person, those of some groups. */
export const scopeOf = ({ id, roles, agency, groups }: Staff): Scope => ({
  agency: seesOwnAgencyOnly(roles) ? (agency ?? '') : null,
  performer: seesAssignedOnly(roles) ? id : null,
  groups,
})

export async function consoleList(
  ctx: Ctx,
  staff: Staff,
  query: Input<typeof listConsole>['query'],
): Promise<Reply<typeof listConsole>> {
  const instant = ctx.now()
  const now = new Date(instant.epochMilliseconds)
  const { cursor, limit = 100, decision, ...rest } = query
  const clear = readsContacts(staff.roles)
  if (query.remarks && !mayUse(staff.roles, 'reports.moderate')) throw new Problem('access.denied')
  const filter = { ...rest, clear, decidedBy: decision ? staff.roles : undefined }
  const offset = offsetOf(cursor)
  const catalog = await ctx.catalog()
  const day = instant.toZonedDateTimeISO(catalog.city.zone).startOfDay()
  const endOf = (days: number) => new Date(day.add({ days }).epochMilliseconds)
  const { rows, total } = await listForWork(ctx.db, filter, scopeOf(staff), {
    offset,
    limit,
    now,
    todayEnds: endOf(1),
    tomorrowEnds: endOf(2),
  })
  return {
    reports: rows.map((row) => toConsoleRow(catalog, row, { photo: row.photo, now: instant, clear })),
    total,
    next: offset + rows.length < total ? String(offset + rows.length) : null,
    now: now.toISOString(),
  }
}

/** The list is short-lived and re-sorted by urgency, so a page is an offset. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (/^\d{1,7}$/.test(cursor)) return Number(cursor)
  throw invalid([{ field: 'cursor', code: 'field.cursor' }])
}

export async function consoleCounts(ctx: Ctx, staff: Staff): Promise<Reply<typeof countConsole>> {
  const now = new Date(ctx.now().epochMilliseconds)
  const [catalog, { counts, emergencies, unpublished }, aside, waiting, remarks] = await Promise.all([
    ctx.catalog(),
    countOpen(ctx.db, scopeOf(staff), now),
    countAside(ctx.db, staff.roles, scopeOf(staff)),
    countWaiting(ctx.db),
    mayUse(staff.roles, 'reports.moderate') ? countRemarked(ctx.db, scopeOf(staff)) : null,
  ])
  const byStatus = Object.fromEntries(
    openStatuses.map((status) => [
      status,
      sum(
        counts.filter((row) => row.status === status),
        'open',
      ),
    ]),
  )
  const codes = [...new Set(counts.map(({ agency }) => agency))]
  const byAgency = codes.map((code) => {
    const own = counts.filter(({ agency }) => agency === code)
    return { agency: agencyRef(catalog, code), open: sum(own, 'open'), overdue: sum(own, 'overdue') }
  })
  return {
    open: sum(counts, 'open'),
    overdue: sum(counts, 'overdue'),
    emergencies,
    unpublished,
    decisions: decides(staff.roles) ? aside.decisions : null,
    external: takesBack(staff.roles) ? aside.external : null,
    remarks,
    deadDeliveries: waiting.find(({ state }) => state === 'dead')?.count ?? 0,
    byStatus,
    byAgency: byAgency.toSorted((a, b) => b.open - a.open),
  }
}

/** Who takes a matter back from another body also watches those that lie there. */
const takesBack = (roles: Staff['roles']): boolean =>
  roles.some((role) => moveOf('take_back').by.includes(role))

function sum<Key extends string>(rows: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0)
}

/** The card as this member of staff may see it; an agency does not learn of reports that are not its own. */
export async function consoleCard(ctx: Ctx, staff: Staff, number: string): Promise<ConsoleCard> {
  const card = await cardInSight(ctx, staff, number)
  if (!card) throw new Problem('report.not_found')
  return card
}

/** The same card; null where it is not for this person, or no more. */
export async function cardInSight(ctx: Ctx, staff: Staff, number: string): Promise<ConsoleCard | null> {
  const card = await readCard(ctx.db, number)
  if (!card || !mayOpen(card.report, staff)) return null
  if (staff.agency !== null) await markSeen(ctx, staff.agency, card.report.id)
  const route = card.report.route as StoredRoute
  const catalog = await ctx.catalog()
  const clear = readsContacts(staff.roles)
  const [related, clocks, contact, names, flags, written, performers, performerNames] = await Promise.all([
    relatedReports(ctx.db, catalog, card.report, staff),
    readClocks(ctx.db, card.report.id),
    contactOf(ctx, card.report.author),
    areaNames(ctx.db, areasOf(route)),
    answerFlags(ctx, card),
    clear ? readWritten(ctx.db, card.report.id) : nothingWritten,
    performersFor(ctx, card, staff),
    namesOf(ctx.db, performersIn(card)),
  ])
  return toConsoleCard(catalog, card, {
    clocks,
    actor: staff,
    contact,
    areaNames: names,
    flags,
    related,
    written,
    clear,
    moderates: mayUse(staff.roles, 'reports.moderate'),
    readsPrivate: mayUse(staff.roles, 'contacts.read'),
    performers,
    performerNames,
    now: ctx.now(),
  })
}

const nothingWritten: ReadonlyMap<number, Written> = new Map()

/** Whom this person may name; nobody where that is not the person's step now. */
async function performersFor(
  { db, now }: Ctx,
  { report }: CardRow,
  staff: Staff,
): Promise<ConsoleCard['performers']> {
  const movable = movableOf(report, now())
  const names = staff.agency === report.agency && (['accept', 'name_performer'] as const)
  if (!names || names.every((name) => refusal(movable, name, staff) !== null)) return []
  return [...(await readPerformers(db, report.agency))]
}

/** Everyone who was ever named to do the work, each once. */
function performersIn({ report, events }: CardRow): readonly string[] {
  const named = [report.performer, ...events.map(({ data }) => data.performer)]
  return [...new Set(named.flatMap((performer) => performer ?? []))]
}

async function contactOf(ctx: Ctx, author: string | null): Promise<ConsoleCard['contact']> {
  const { email, phone } = author ? await contactsOf(ctx.db, author) : nothingKnown
  if (!email && !phone) return null
  return { email: email && maskedAddress(email), phone: phone && maskedPhone(phone), masked: true }
}

const nothingKnown = { email: null, phone: null }

const SHORT_CHARACTERS = 30
const SAME_ANSWER_MS = 30 * 86_400_000

/** Marks of an answer that its reviewer should look at twice: too short, or given before word for word. */
async function answerFlags(ctx: Ctx, { report }: CardRow): Promise<readonly string[]> {
  if (report.pending !== 'answer') return []
  const answer = await findLastEvent(ctx.db, report.id, 'answer')
  if (!answer) return []
  const since = new Date(ctx.now().epochMilliseconds - SAME_ANSWER_MS)
  const same = await hasSameAnswer(ctx.db, {
    report: report.id,
    agency: report.agency,
    text: answer.text,
    since,
  })
  return [...([...answer.text].length < SHORT_CHARACTERS ? ['short'] : []), ...(same ? ['repeated'] : [])]
}
