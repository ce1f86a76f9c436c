import { performerNews } from '@gorozhanin/domain/alerts/performers'
import type { AuditAction } from '@gorozhanin/domain/audit/actions'
import type { MoveBody, OwnMoveBody } from '@gorozhanin/domain/reports/api'
import { type Actor, legalMoves, type MoveName, moveOf, refusal } from '@gorozhanin/domain/reports/moves'
import { promisedAt } from '@gorozhanin/domain/reports/report-clocks'
import { isHandedOver, mayOpen } from '@gorozhanin/domain/reports/sight'
import { type Clock, isRunning } from '@gorozhanin/domain/sla/clocks'
import { tellDrafted, tellPerformers, tellTakenAway, type WorkNews } from '../alerts/news.ts'
import { type AuditActor, audit } from '../audit/commands.ts'
import { handOver } from '../dispatch/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { amendPhotos } from './amendment.ts'
import { movableOf } from './movable.ts'
import { clocksAfter } from './move-clocks.ts'
import { type Effect, effectOf, type Step } from './move-effects.ts'
import { settleNorm } from './norm-apply.ts'
import { attachPhotos } from './photo-store.ts'
import {
  lockReport,
  type NewEvent,
  placeOf,
  type ReportChange,
  type ReportRow,
  readClocks,
  recordEvent,
} from './store.ts'
import { saveWithClocks } from './timers.ts'

/** A move as a door or the sweep asks for it. Without `version` it is made whatever came meanwhile. */
export type MoveRequest =
  | MoveBody
  | OwnMoveBody
  | { readonly move: 'close_silent' | 'expire_info' | 'resume'; readonly version?: undefined }

/**
 * Moves a report one step along its life: status, clocks, event and hand-over in one transaction. Moves that put a
 * report out of public sight or back are written into the audit log too, where it is known from where they came (`by`).
 *
 * @throws Problem `report.changed_meanwhile` when someone was faster; the refusal of the table of moves with the
 * moves that are legal now; what the move still lacks.
 */
export async function moveTo(
  ctx: Ctx,
  number: string,
  request: MoveRequest,
  actor: Actor,
  by?: AuditActor,
): Promise<void> {
  const catalog = await ctx.catalog()
  await ctx.db.transaction(async (tx) => {
    const report = await lockReport(tx, number)
    if (!report || !mayOpen(report, actor)) throw new Problem('report.not_found')
    const step = { report, request, actor, at: ctx.now(), catalog }

    refuse(step)
    const effect = await effectOf(tx, step)
    const moved = movedBy(step, effect, await readClocks(tx, report.id))
    const { agency, change, event } = moved
    const placed = {
      category: change.category ?? report.category,
      place: async () => change.place ?? placeOf(tx, report.id),
    }
    const clocks = await settleNorm(tx, catalog, moved.clocks, placed, step.at)
    await saveWithClocks(tx, { id: report.id, agency }, clocks, catalog, change)
    await attach(tx, step, await recordEvent(tx, event))
    if (effect.handsOver)
      await handOver(tx, {
        report: report.id,
        agency,
        // Rises with every change: the same agency may get a report anew.
        route: report.version,
        at: step.at,
      })
    await tellColleagues(ctx, tx, step, moved)
    const audited = auditedAs[request.move]
    if (audited && by)
      await audit(tx, { actor: by, action: audited, object: { kind: 'report', id: number } }, step.at)
  })
}

const auditedAs: Partial<Record<string, AuditAction>> = { hide: 'report.hidden', show: 'report.shown' }

/** News of the move for the people of an agency: the report has left it, what became of the work, it has a draft. */
async function tellColleagues(ctx: Ctx, tx: Tx, step: Step, { agency, workNews }: Moved): Promise<void> {
  const { report, request } = step
  const news = { report: report.id, agency: report.agency, route: report.version }
  if (agency !== report.agency && isHandedOver(report.status)) await tellTakenAway(ctx, tx, news)
  await tellPerformers(ctx, tx, workNews)
  if (request.move === 'draft_answer') await tellDrafted(ctx, tx, news)
}

/** What a move leaves: the row's changes, all clocks, the event, what performers are to hear. */
export type Moved = {
  readonly id: string
  readonly agency: string
  readonly change: ReportChange
  readonly clocks: readonly Clock[]
  readonly event: NewEvent
  readonly workNews: readonly WorkNews[]
}

/** The report after a step that the table allows, with what it changes beside status and clocks. */
export function movedBy(step: Step, effect: Effect, before: readonly Clock[]): Moved {
  const { report } = step
  const agency = effect.agency ?? report.agency
  const status = effect.status ?? statusAfter(step)
  const clocks = clocksAfter(before, step, effect)
  const dueAt = promisedAt(clocks)?.toString()
  const dueBefore = effect.change?.category && promisedAt(before)?.toString()
  const answerDueAt = movedBehind(before, clocks)
  const performerBefore = effect.change?.performer !== undefined && report.performer
  const waitsUntil = clocks.find((clock) => waitsForAuthor(clock))?.dueAt.toString()
  return {
    id: report.id,
    agency,
    change: { ...effect.change, status },
    clocks,
    event: {
      ...eventOf(step),
      text: effect.text ?? null,
      masks: effect.masks,
      data: {
        ...(dueAt && { dueAt }),
        ...(dueBefore && { dueBefore }),
        ...(answerDueAt && { answerDueAt }),
        ...(waitsUntil && { waitsUntil }),
        ...(performerBefore && { performerBefore }),
        ...effect.data,
      },
      toStatus: status,
      agency,
    },
    workNews: workNewsOf(step, effect, { before, after: clocks }),
  }
}

/** What performers hear of a step, under the version that the report had. */
function workNewsOf(
  { report, request }: Pick<Step, 'report' | 'request'>,
  { change }: Effect,
  clocks: { readonly before: readonly Clock[]; readonly after: readonly Clock[] },
): readonly WorkNews[] {
  const { performer } = report
  const work = { performer, dueAt: promisedAt(clocks.before)?.toString() ?? null }
  const workAfter = {
    performer: change?.performer === undefined ? performer : change.performer,
    dueAt: promisedAt(clocks.after)?.toString() ?? null,
  }
  const { move } = request
  const isReturned =
    move === 'return' || move === 'control' || (move === 'send_back' && report.pending === 'answer')
  return performerNews(work, workAfter, isReturned).map((news) => ({
    ...news,
    report: report.id,
    route: report.version,
  }))
}

/** The due time of the first answer, where it moves after another promise has taken its place: figures go by it. */
function movedBehind(before: readonly Clock[], after: readonly Clock[]): string | undefined {
  const [was, is] = [before, after].map((list) => list.find(({ kind }) => kind === 'answer')?.dueAt)
  return is && !was?.equals(is) && !promisedAt(after)?.equals(is) ? is.toString() : undefined
}

function refuse({ report, request, actor, at }: Step): void {
  const movable = movableOf(report, at)
  const legal = () => ({ legal: [...legalMoves(movable, actor)] })
  if (request.version !== undefined && request.version !== report.version)
    throw new Problem('report.changed_meanwhile', legal())
  const code = refusal(movable, request.move, actor)
  if (code) throw new Problem(code, legal())
}

function statusAfter({ report, request }: Step): ReportRow['status'] {
  const { to } = moveOf(request.move)
  return to === null || to === 'before' ? report.status : to
}

function waitsForAuthor(clock: Clock): boolean {
  return (clock.kind === 'info' || clock.kind === 'confirm') && isRunning(clock)
}

/** Photos that were uploaded for a move become part of it; a key that is not waiting here is refused. */
async function attach(tx: Tx, { report, request }: Step, event: number): Promise<void> {
  if (request.move === 'amend') return amendPhotos(tx, report.id, request, event)
  if (!('photos' in request)) return
  const isAnswer = request.move === 'answer' || request.move === 'draft_answer'
  const kind = isAnswer ? 'after' : 'added'
  const attached = await attachPhotos(tx, report.id, kind, request.photos, event)
  if (attached !== new Set(request.photos).size)
    throw invalid([{ field: 'photos', code: 'report.photo_unknown' }])
}

function eventOf({ report, request, actor, at }: Step) {
  return {
    report: report.id,
    at: new Date(at.epochMilliseconds),
    name: request.move,
    actorKind: actorKindOf(request.move, actor),
    actor: actor.id,
    fromStatus: report.status,
    seen: moveOf(request.move).seen,
  }
}

/** How the history names who moved: by the side of the desk, not by the person. */
function actorKindOf(name: MoveName, { roles, agency }: Actor): NewEvent['actorKind'] {
  if (roles.includes('system')) return 'system'
  if (roles.includes('author')) return 'author'
  if (moveOf(name).ownAgency && agency !== null) return 'agency'
  return roles.includes('moderator') ? 'moderator' : 'administration'
}
