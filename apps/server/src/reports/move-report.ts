import type { MoveBody } from '@gorozhanin/domain/reports/api'
import {
  type Actor,
  answerLacks,
  legalMoves,
  type MoveName,
  moveOf,
  refusal,
} from '@gorozhanin/domain/reports/moves'
import { clocksAfterMove, nextClock, promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import type { Outcome } from '@gorozhanin/domain/reports/status'
import type { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { handOver } from '../dispatch/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import type { StoredRoute } from './console-card.ts'
import {
  attachPhotos,
  lastAnswer,
  lockReport,
  type NewEvent,
  type ReportChange,
  type ReportRow,
  readClocks,
  recordEvent,
  saveClocks,
  saveReport,
} from './store.ts'

/** A move as a door or the sweep asks for it. Without `version` it is made whatever came meanwhile. */
export type MoveRequest = MoveBody | { readonly move: 'close_silent' }

type Step = {
  readonly report: ReportRow
  readonly request: MoveRequest
  readonly actor: Actor
  readonly at: Temporal.Instant
  readonly catalog: CatalogSnapshot
}

/**
 * Moves a report one step along its life: status, clocks, event and hand-over in one transaction.
 *
 * @throws Problem `report.changed_meanwhile` when someone was faster; the refusal of the table of moves with the
 * moves that are legal now; what the move still lacks.
 */
export async function moveTo(ctx: Ctx, number: string, request: MoveRequest, actor: Actor): Promise<void> {
  const catalog = await ctx.catalog()
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, number)
    if (!report || !mayOpen(report, actor)) throw new Problem('report.not_found')
    const step = { report, request, actor, at: ctx.now(), catalog }

    refuse(step)
    const effect = await effectOf(tx, step)
    const agency = effect.agency ?? report.agency
    const to = moveOf(request.move).to ?? report.status

    const clocks = clocksAfterMove(await readClocks(tx, report.id), {
      move: request.move,
      at: step.at,
      category: categoryOf(step),
      confirmDays: catalog.city.confirmDays,
      outcome: report.outcome,
      calendars: { city: catalog.calendar, agency: catalog.agencyCalendar(agency) },
    })
    const next = nextClock(clocks)
    await saveClocks(tx, report.id, clocks, ({ kind }) =>
      kind === 'accept' ? catalog.agencyCalendar(agency).version : catalog.calendar.version,
    )
    await saveReport(tx, report.id, {
      ...effect.change,
      status: to,
      agency,
      dueAt: toDate(promisedAt(clocks)),
      nextClock: next?.kind ?? null,
      nextDueAt: toDate(next?.dueAt ?? null),
      nextWarnAt: toDate(next?.warnAt ?? null),
      pausedAt: toDate(next?.pausedAt ?? null),
    })
    const event = await recordEvent(tx, {
      ...eventOf(step),
      ...effect.event,
      toStatus: to,
      agency,
    })
    await attach(tx, step, event)
    if (effect.handsOver)
      await handOver(tx, { report: report.id, agency, route: report.redirects + 1, at: step.at })
  })
}

/** An agency knows nothing of a report that was never handed to it. */
export function mayOpen(report: Pick<ReportRow, 'agency' | 'status'>, { roles, agency }: Actor): boolean {
  const agencyOnly = roles.every((role) => role === 'agency' || role === 'support')
  if (!agencyOnly) return true
  return report.agency === agency && !['moderation', 'needs_info', 'rejected'].includes(report.status)
}

function refuse({ report, request, actor }: Step): void {
  const movable = {
    status: report.status,
    emergency: report.emergency,
    agency: report.agency,
    published: report.publishedAt !== null,
    hidden: report.hiddenAt !== null,
  }
  if ('version' in request && request.version !== report.version)
    throw new Problem('report.changed_meanwhile', { legal: [...legalMoves(movable, actor)] })
  const code = refusal(movable, request.move, actor)
  if (code) throw new Problem(code, { legal: [...legalMoves(movable, actor)] })
}

/** What a move changes beside status and clocks. */
type Effect = {
  readonly change?: ReportChange
  readonly agency?: string
  readonly handsOver?: boolean
  readonly event?: Partial<Pick<NewEvent, 'text' | 'data'>>
}

async function effectOf(tx: Tx, step: Step): Promise<Effect> {
  const { report, request } = step
  const at = new Date(step.at.epochMilliseconds)
  switch (request.move) {
    case 'publish': {
      const agency = request.agency ?? report.agency
      const byHand = agency !== report.agency
      return {
        change: { publishedAt: at, ...(byHand && { route: routeByHand(step, agency) }) },
        agency,
        handsOver: true,
        event: { data: { dueAt: report.dueAt?.toISOString() } },
      }
    }
    case 'reject':
      return { change: { closedAt: at }, event: { text: request.text, data: { reason: request.reason } } }
    case 'show':
      return { change: { publishedAt: report.publishedAt ?? at, hiddenAt: null } }
    case 'hide':
      return { change: { hiddenAt: at }, event: { text: request.text } }
    case 'redirect': {
      if (request.agency === report.agency) throw new Problem('report.same_agency')
      return {
        change: {
          route: routeByHand(step, request.agency),
          redirects: report.redirects + 1,
          acceptedAt: null,
        },
        agency: request.agency,
        handsOver: true,
        event: { text: request.text, data: { agencyBefore: report.agency } },
      }
    }
    case 'accept':
      return { change: { acceptedAt: at }, event: { data: { dueAt: report.dueAt?.toISOString() } } }
    case 'answer': {
      const lacks = answerLacks(request.outcome, request.photos.length)
      if (lacks) throw invalid([{ field: 'photos', code: lacks }])
      return {
        change: { outcome: request.outcome, answeredAt: at },
        event: { text: request.text, data: { outcome: request.outcome } },
      }
    }
    case 'publish_answer': {
      const answer = await lastAnswer(tx, report.id)
      if (!answer) throw new Error(`report ${report.id} is under review without an answer`)
      const outcome = answer.data.outcome as Outcome
      return { event: { text: answer.text, data: { outcome, answer: answer.id } } }
    }
    case 'send_back':
      return { change: { outcome: null, answeredAt: null }, event: { text: request.text } }
    case 'close_silent':
      return { change: { closedAt: at } }
  }
}

/** Photos of an answer become part of it; a key that is not waiting here is refused. */
async function attach(tx: Tx, { report, request }: Step, event: number): Promise<void> {
  if (request.move !== 'answer') return
  const attached = await attachPhotos(tx, report.id, request.photos, event)
  if (attached !== new Set(request.photos).size)
    throw invalid([{ field: 'photos', code: 'report.photo_unknown' }])
}

function routeByHand({ catalog, at }: Step, agency: string): StoredRoute {
  if (!catalog.agencies.has(agency) || catalog.retiredAgencies.has(agency))
    throw invalid([{ field: 'agency', code: 'agency.unknown' }])
  return { rule: 'by_hand', serviceType: null, considered: [], agency, decidedAt: at.toString() }
}

function categoryOf({ catalog, report }: Step) {
  const category = catalog.categories.get(report.category)
  if (!category)
    throw new Error(`report ${report.id} has the category ${report.category}, which the city never had`)
  return category
}

function eventOf({ report, request, actor, at }: Step): Omit<NewEvent, 'toStatus' | 'agency'> {
  return {
    report: report.id,
    at: new Date(at.epochMilliseconds),
    name: request.move,
    actorKind: actorKindOf(request.move, actor),
    actor: actor.id,
    fromStatus: report.status,
    seen: moveOf(request.move).seen,
    text: null,
    data: {},
  }
}

/** How the history names who moved: by the side of the desk, not by the person. */
function actorKindOf(name: MoveName, { roles }: Actor): NewEvent['actorKind'] {
  if (roles.includes('system')) return 'system'
  if (moveOf(name).ownAgency) return 'agency'
  return roles.includes('moderator') ? 'moderator' : 'administration'
}

function toDate(at: Temporal.Instant | null): Date | null {
  return at && new Date(at.epochMilliseconds)
}
