import { NEAR_METERS, photoFault } from '@gorozhanin/domain/reports/answer-photos'
import type { MoveBody } from '@gorozhanin/domain/reports/api'
import { deferralFault } from '@gorozhanin/domain/reports/deferral'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import { type Actor, answerLacks, type MoveName } from '@gorozhanin/domain/reports/moves'
import { isOffered, type ReasonKind } from '@gorozhanin/domain/reports/reason-lists'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { type Outcome, openStatuses, type Status } from '@gorozhanin/domain/reports/status'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { Temporal } from 'temporal-polyfill'
import { type CatalogSnapshot, categoryOf } from '../catalog/snapshot.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { amendment } from './amendment.ts'
import { extendAppeal, registerAppeal } from './appeal.ts'
import type { StoredRoute } from './console-card.ts'
import { byStaff, correction } from './correction.ts'
import type { MoveRequest } from './move-report.ts'
import { numberOf } from './numbers.ts'
import { accept, namePerformer } from './performer.ts'
import { waitingPhotos } from './photo-store.ts'
import {
  addSupporters,
  distanceMeters,
  lastEventOf,
  lockReport,
  type NewEvent,
  type ReportChange,
  type ReportRow,
  reportById,
} from './store.ts'

/** A move on its way: the locked report, what is asked, by whom and when. */
export type Step = {
  readonly report: ReportRow
  readonly request: MoveRequest
  readonly actor: Actor
  readonly at: Temporal.Instant
  readonly catalog: CatalogSnapshot
}

/** What a move changes beside status and clocks. */
export type Effect = {
  readonly change?: ReportChange
  readonly agency?: string
  /** Where the table leaves the status open: what was before a merge. */
  readonly status?: Status
  readonly deferredUntil?: Temporal.Instant
  readonly handsOver?: boolean
  /** The moves whose clocks these are, where they are others: a correction that leads to another agency. */
  readonly clocksAs?: readonly MoveName[]
  /** What it does to the clocks beside the table of moves. */
  readonly recount?: (clocks: readonly Clock[]) => readonly Clock[]
  readonly text?: string
  /** What of `text` strangers do not read, where a moderator may have said so. */
  readonly masks?: readonly Mask[] | undefined
  readonly data?: NewEvent['data']
}

/** Refused, it is its author's alone (domain 4.2): what strangers saw is hidden, until an objection brings it back. */
function endedUnseen({ report, at }: Step) {
  const closedAt = new Date(at.epochMilliseconds)
  return { closedAt, ...(report.publishedAt && !report.hiddenAt && { hiddenAt: closedAt }) }
}

function wasHiddenByEnd({ report: { hiddenAt, closedAt } }: Step): boolean {
  return hiddenAt !== null && hiddenAt.getTime() === closedAt?.getTime()
}

/** @throws Problem that says what the move still lacks. */
export async function effectOf(tx: Tx, step: Step): Promise<Effect> {
  const { report, request } = step
  const at = new Date(step.at.epochMilliseconds)
  switch (request.move) {
    case 'publish': {
      const agency = request.agency ?? report.agency
      const byHand = agency !== report.agency
      return {
        change: {
          publishedAt: report.publishedAt ?? at,
          ...(byHand && { route: routeByHand(step, agency) }),
        },
        agency,
        handsOver: true,
      }
    }
    case 'reject':
      refuseUnknown(step, 'rejection', 'reason', [request.reason])
      return { change: endedUnseen(step), text: request.text, data: { reason: request.reason } }
    case 'expire_info':
      return { change: endedUnseen(step), data: { reason: 'no_reply' } }
    case 'object':
      return {
        change: { closedAt: null, objected: true, ...(wasHiddenByEnd(step) && { hiddenAt: null }) },
        text: request.text,
      }
    case 'withdraw':
      // As hidden as by a moderator: whatever strangers read asks for that alone.
      return { change: { closedAt: at, hiddenAt: report.hiddenAt ?? at } }
    case 'close_silent':
      return { change: { closedAt: at } }
    case 'show':
      return { change: { publishedAt: report.publishedAt ?? at, hiddenAt: null } }
    case 'hide':
      return { change: { hiddenAt: at }, text: request.text }
    case 'redirect':
      return redirect(step, request)
    case 'not_ours':
      return {
        change: { redirects: report.redirects + 1 },
        text: request.text,
        data: { ...(request.agency && { proposed: knownAgency(step, request.agency) }) },
      }
    case 'accept':
      return accept(tx, step, request)
    case 'name_performer':
      return namePerformer(tx, step, request)
    case 'draft_answer':
      return { text: request.text }
    case 'merge':
      return merge(tx, step, request)
    case 'unmerge':
      return unmerge(tx, step)
    case 'propose_deferral': {
      refuseUnknown(step, 'deferral', 'reason', [request.reason])
      const fault = deferralFault(request.until, step.at, step.catalog.calendar)
      if (fault) throw invalid([{ field: 'until', code: fault }])
      return {
        change: { pending: 'deferral', answeredAt: report.answeredAt ?? at },
        text: request.text,
        data: { reason: request.reason, until: request.until },
      }
    }
    case 'approve_deferral': {
      const { text, masks, data } = await lastEventOf(tx, report.id, 'propose_deferral')
      const until = String(data.until)
      return {
        change: { pending: null, deferrals: report.deferrals + 1 },
        deferredUntil: Temporal.PlainDate.from(until).toZonedDateTime(step.catalog.city.zone).toInstant(),
        text,
        masks,
        data: { reason: data.reason, until },
      }
    }
    case 'answer': {
      const lacks = answerLacks(request.outcome, request.photos.length, request.reason)
      if (lacks) throw invalid([lacks])
      if (request.reason) refuseUnknown(step, 'explanation', 'reason', [request.reason])
      await refuseOtherPhotos(tx, step, request)
      return {
        change: { outcome: request.outcome, pending: 'answer', answeredAt: report.answeredAt ?? at },
        text: request.text,
        data: { outcome: request.outcome, ...(request.reason && { reason: request.reason }) },
      }
    }
    case 'publish_answer': {
      const answer = await lastEventOf(tx, report.id, 'answer')
      const { outcome, reason } = answer.data as { outcome: Outcome; reason?: string }
      return {
        change: { pending: null },
        text: answer.text,
        masks: answer.masks,
        data: { outcome, reason, answer: answer.id },
      }
    }
    case 'send_back':
      return { change: sentBack(report), text: request.text }
    case 'confirm':
      refuseUnknown(step, 'rating', 'reasons', request.reasons ?? [])
      return {
        change: { closedAt: at, rating: request.rating ?? null },
        ...(request.text && { text: request.text }),
        data: { rating: request.rating, reasons: request.reasons },
      }
    case 'return':
      if (report.outcome === 'fixed' && request.photos.length === 0)
        throw invalid([{ field: 'photos', code: 'report.answer_needs_photo' }])
      return { change: { returns: report.returns + 1, outcome: null }, text: request.text }
    case 'control':
      return { change: { outcome: null, disagreed: false }, text: request.text }
    case 'disagree':
      return { change: { disagreed: true }, text: request.text }
    case 'close_disagreed':
      return { change: { closedAt: at }, text: request.text }
    case 'pass_outside': {
      const { body, base, outgoingNumber, outgoingDate, text } = request
      return {
        change: { closedAt: at, answeredAt: report.answeredAt ?? at },
        ...(text && { text }),
        data: { body, base, outgoingNumber, outgoingDate },
      }
    }
    case 'take_back':
      return {
        change: { closedAt: null, answeredAt: null, acceptedAt: null, performer: null },
        handsOver: true,
        text: request.text,
      }
    case 'correct':
      return (await correction(tx, step, request, byStaff)) ?? nothingChanged()
    case 'amend':
      return amendment(tx, step, request)
    case 'register_appeal':
      return registerAppeal(step, request)
    case 'extend_appeal':
      return extendAppeal(tx, step, request)
    case 'ask':
    case 'reply':
      return { text: request.text }
    case 'note':
      if (!request.text && request.photos.length === 0) throw new Problem('report.nothing_changed')
      return { ...(request.text && { text: request.text }) }
    case 'resume':
      return {}
  }
}

function nothingChanged(): never {
  throw new Problem('report.nothing_changed')
}

function redirect(step: Step, { agency, text }: Extract<MoveBody, { move: 'redirect' }>): Effect {
  const { report } = step
  if (agency === report.agency) throw new Problem('report.same_agency')
  return {
    change: {
      route: routeByHand(step, agency),
      redirects: report.redirects + 1,
      acceptedAt: null,
      performer: null,
    },
    agency,
    handsOver: true,
    text,
    data: { agencyBefore: report.agency },
  }
}

/** Reasons are those that the city offers now. */
function refuseUnknown({ catalog }: Step, kind: ReasonKind, field: string, codes: readonly string[]): void {
  if (!codes.every((code) => isOffered(catalog.reasons, kind, code)))
    throw invalid([{ field, code: 'report.reason_unknown' }])
}

/** An «after» photo that shows another day, or another place where the place is what it proves. */
async function refuseOtherPhotos(
  tx: Tx,
  { report, catalog }: Step,
  { outcome, photos }: Extract<MoveBody, { move: 'answer' }>,
): Promise<void> {
  const wanted = {
    registeredAt: Temporal.Instant.fromEpochMilliseconds(report.registeredAt.getTime()),
    nearMeters: catalog.city.answerPhotoMeters ?? NEAR_METERS,
  }
  for (const photo of await waitingPhotos(tx, report.id, photos)) {
    const code = photoFault(outcome, photo, wanted)
    if (code) throw invalid([{ field: 'photos', code }])
  }
}

/** An answer that is sent back was not given, unless one was given before it. */
function sentBack({ pending, deferrals, returns }: ReportRow): ReportChange {
  const wasAnswered = deferrals > 0 || returns > 0
  return {
    pending: null,
    ...(pending === 'answer' && { outcome: null }),
    ...(!wasAnswered && { answeredAt: null }),
  }
}

/** Joins a report to the one that spoke of the same trouble first. One that is out of sight is refused like none at all. */
async function merge(tx: Tx, step: Step, request: Extract<MoveBody, { move: 'merge' }>): Promise<Effect> {
  const { report, actor, at, catalog } = step
  const parent = await lockReport(tx, request.parent)
  if (!parent || parent.id === report.id || !mayOpen(parent, actor))
    throw invalid([{ field: 'parent', code: 'report.parent_unknown' }])
  if (!openStatuses.some((open) => open === parent.status))
    throw invalid([{ field: 'parent', code: 'report.parent_not_open' }])
  const { duplicateRadiusMeters } = categoryOf(catalog, report.category)
  const meters = await distanceMeters(tx, report.id, parent.id)
  const isNear = meters === null || meters <= duplicateRadiusMeters
  if ((!isNear || parent.category !== report.category) && !request.text)
    throw invalid([{ field: 'text', code: 'report.merge_needs_reason' }])
  await addSupporters(tx, parent.id, report.supporters + 1)
  return {
    change: { closedAt: new Date(at.epochMilliseconds), parent: parent.id, statusBefore: report.status },
    ...(request.text && { text: request.text }),
    data: { parent: request.parent },
  }
}

async function unmerge(tx: Tx, { report }: Step): Promise<Effect> {
  if (!report.parent || !report.statusBefore) throw new Error(`report ${report.id} was merged into nothing`)
  const parent = await reportById(tx, report.parent)
  await addSupporters(tx, report.parent, -(report.supporters + 1))
  return {
    change: { closedAt: null, parent: null, statusBefore: null },
    status: report.statusBefore,
    data: { parent: numberOf(parent) },
  }
}

function knownAgency({ catalog }: Step, agency: string): string {
  if (!catalog.agencies.has(agency) || catalog.retiredAgencies.has(agency))
    throw invalid([{ field: 'agency', code: 'agency.unknown' }])
  return agency
}

function routeByHand(step: Step, wanted: string): StoredRoute {
  const agency = knownAgency(step, wanted)
  return { rule: 'by_hand', serviceType: null, considered: [], agency, decidedAt: step.at.toString() }
}
