import type { Category } from '@gorozhanin/domain/catalog/pack-categories'
import type { Names } from '@gorozhanin/domain/names'
import type { ClockView, ConsoleCard, ConsoleRow } from '@gorozhanin/domain/reports/api'
import { shownDetails, shownObject } from '@gorozhanin/domain/reports/details'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import {
  type Actor,
  type MoveName,
  moveNames,
  moveOf,
  type Refusal,
  refusal,
} from '@gorozhanin/domain/reports/moves'
import type { RouteExplanation } from '@gorozhanin/domain/routing/explanation'
import { type Clock, isLate, isRunning } from '@gorozhanin/domain/sla/clocks'
import { workingDayEndsBetween } from '@gorozhanin/domain/sla/due-days'
import { controlDate } from '@gorozhanin/domain/sla/terms'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { CardRow, EventRow } from './card-store.ts'
import { changesOf, wordsOf } from './entry-changes.ts'
import { movableOf } from './movable.ts'
import { numberOf } from './numbers.ts'
import { photosOf, publicAnswer, toEntry } from './public-card.ts'
import { agencyRef, categoryRef, excerptOf, iso, isoOrNull, publicPlace } from './rows.ts'

type Report = CardRow['report']

/** The columns that a line of the console's list is made of. */
export type RowSource = Pick<
  Report,
  | 'year'
  | 'sequence'
  | 'status'
  | 'outcome'
  | 'category'
  | 'agency'
  | 'lon'
  | 'lat'
  | 'address'
  | 'publicAddress'
  | 'text'
  | 'publicText'
  | 'registeredAt'
  | 'dueAt'
  | 'nextClock'
  | 'nextDueAt'
  | 'nextWarnAt'
  | 'pausedAt'
  | 'emergency'
  | 'acceptedAt'
  | 'publishedAt'
  | 'supporters'
  | 'redirects'
>

type Look = {
  readonly photo: string | null
  readonly now: Temporal.Instant
  /** Whether the reader reads words as they were written, or as strangers do. */
  readonly clear: boolean
}

export function toConsoleRow(
  catalog: CatalogSnapshot,
  report: RowSource,
  { photo, now, clear }: Look,
): ConsoleRow {
  return {
    number: numberOf(report),
    status: report.status,
    outcome: report.outcome,
    category: categoryRef(catalog, report.category),
    agency: agencyRef(catalog, report.agency),
    place: publicPlace(report.lon, report.lat),
    address: clear ? report.address : (report.publicAddress ?? report.address),
    excerpt: excerptOf(clear ? report.text : (report.publicText ?? report.text)),
    photo,
    registeredAt: iso(report.registeredAt),
    dueAt: isoOrNull(report.dueAt),
    next: nextOf(catalog, report, now),
    emergency: report.emergency,
    accepted: report.acceptedAt !== null,
    published: report.publishedAt !== null,
    supporters: report.supporters,
    redirects: report.redirects,
  }
}

function nextOf(
  { calendar }: CatalogSnapshot,
  { nextClock, nextDueAt, nextWarnAt, pausedAt }: RowSource,
  now: Temporal.Instant,
): ConsoleRow['next'] {
  if (nextClock === null || nextDueAt === null || nextWarnAt === null) return null
  const due = Temporal.Instant.fromEpochMilliseconds(new Date(nextDueAt).getTime())
  return {
    kind: nextClock,
    dueAt: iso(nextDueAt),
    warnAt: iso(nextWarnAt),
    pausedAt: isoOrNull(pausedAt),
    workDaysOver: pausedAt ? 0 : workingDayEndsBetween(due, now, calendar),
  }
}

type Around = {
  readonly clocks: readonly Clock[]
  readonly actor: Actor
  readonly contact: ConsoleCard['contact']
  /** Names of the areas that the route speaks of, by their codes. */
  readonly areaNames: ReadonlyMap<string, Names>
  readonly related: ConsoleCard['related']
  /** Whom the actor may name to do the work. */
  readonly performers: ConsoleCard['performers']
  /** Names of the performers whom the report and its history speak of, by their ids. */
  readonly performerNames: ReadonlyMap<string, Names>
  /** Marks of the answer for its reviewer. */
  readonly flags: readonly string[]
  /** Words beside events, by the event; for those who read words as they were written. */
  readonly written: ReadonlyMap<number, Written>
  readonly clear: boolean
  /** Whether the actor decides what of neighbours' remarks strangers see. */
  readonly moderates: boolean
  /** Whether the actor reads answers about the person: whoever may ask for the contact, so that a flat is found. */
  readonly readsPrivate: boolean
  readonly now: Temporal.Instant
}

/** Words that a person wrote, and what of them strangers do not read. */
export type Written = { readonly id: string; readonly masks: readonly Mask[] }

/** Everything that staff may know of a report, and what this actor may do with it. */
export function toConsoleCard(catalog: CatalogSnapshot, card: CardRow, around: Around): ConsoleCard {
  const { report, events, photos } = card
  const { clear, now, written } = around
  const category = catalog.categories.get(report.category)
  const before = photosOf(photos, ({ kind }) => kind === 'before')
  return {
    ...toConsoleRow(catalog, report, { photo: before[0]?.key ?? null, now, clear }),
    version: report.version,
    text: clear ? report.text : (report.publicText ?? report.text),
    masks: clear ? [...(report.masks ?? [])] : [],
    hidesWords: !clear && hidesWords(card),
    details: category ? detailsOf(catalog, category, report, around) : [],
    hidden: report.hiddenAt !== null,
    source: report.source,
    withoutPhoto: report.withoutPhoto,
    contact: around.contact,
    photos: before,
    clocks: around.clocks.map((clock) => toClockView(catalog, clock, now)),
    route: toRouteView(catalog, report.route as StoredRoute, around.areaNames),
    history: events.map((event) => ({
      ...toEntry(catalog, card, event, clear),
      words: written.get(event.id)?.id ?? null,
      masks: [...(written.get(event.id)?.masks ?? [])],
      person: event.person,
      internal: event.seen === 'staff',
      clock: event.data.clock ?? null,
      startsAt: isoOrNull(event.data.startsAt ?? null),
      changes: changesOf(catalog, card, event, clear),
      proposed: event.data.proposed ? agencyRef(catalog, event.data.proposed) : null,
      performer: nameOf(around, event.data.performer),
    })),
    moves: offeredMoves(report, around.actor, now),
    appeal: report.appeal,
    pending: report.pending,
    deferral: deferralOf(card, clear),
    performer: report.performer
      ? { id: report.performer, name: nameOf(around, report.performer) ?? nobody }
      : null,
    performers: [...around.performers],
    draft: around.actor.agency === report.agency ? draftOf(card) : null,
    parent: report.parent ? parentOf(card) : null,
    related: around.related,
    remarks: remarksFor(card, around),
    answer: answerOf(card, around.flags, clear),
  }
}

function hidesWords({ report, events }: CardRow): boolean {
  const isMasked = (words: string | null, shown: string | null) => shown !== null && shown !== words
  return (
    isMasked(report.text, report.publicText) ||
    isMasked(report.address, report.publicAddress) ||
    events.some(({ text, publicText }) => isMasked(text, publicText))
  )
}

/** Answers about the person are for those who may ask for the contact. */
function detailsOf(
  { objectNames }: CatalogSnapshot,
  category: Category,
  { details, objectId }: Report,
  { clear, readsPrivate }: Around,
): ConsoleCard['details'] {
  return [...shownObject(category, objectId, objectNames), ...shownDetails(category, details, objectNames)]
    .filter((detail) => readsPrivate || !detail.private)
    .map((detail) => (clear || detail.private ? detail : { ...detail, value: publicAnswer(detail.value) }))
}

/** Legal moves, and those of this status that someone else may make: a button that says why it is grey. */
function offeredMoves(report: Report, actor: Actor, now: Temporal.Instant): ConsoleCard['moves'] {
  const movable = movableOf(report, now)
  return moveNames
    .filter((name) => moveOf(name).by.some((role) => role !== 'system' && role !== 'author'))
    .map((name: MoveName) => ({ name, why: refusal(movable, name, actor) }))
    .filter(({ why }) => why === null || tellable.has(why))
}

/** Refusals that a colleague or a rank would lift: the console says whose move it is. */
const tellable: ReadonlySet<string> = new Set<Refusal>([
  'report.move_not_for_role',
  'report.move_not_for_agency',
  'report.move_not_for_performer',
  'report.redirect_needs_curator',
  'report.deferral_needs_curator',
  'report.deferral_needs_head',
])

/** The deferral that lies with the reviewer, or the one that holds. */
function deferralOf({ report, events }: CardRow, clear: boolean): ConsoleCard['deferral'] {
  const holds = report.pending === 'deferral' || report.status === 'deferred'
  const event = holds ? events.findLast(({ name }) => name === 'propose_deferral') : undefined
  if (!event?.data.until) return null
  const { until, reason = 'other' } = event.data
  return { until, reason, text: wordsOf(event, clear), submittedAt: iso(event.at) }
}

/** An account that is gone. */
const nobody: Names = { ru: '', en: '' }

function nameOf({ performerNames }: Around, performer: string | null | undefined): Names | null {
  return performer ? (performerNames.get(performer) ?? null) : null
}

/** What the performer of the agency that holds the report wrote last, while no answer was given since. */
function draftOf(card: CardRow): ConsoleCard['draft'] {
  const { report, events, photos } = card
  if (report.status !== 'in_work' && report.status !== 'reopened') return null
  const event = events.findLast(({ name }) => name === 'draft_answer' || name === 'answer')
  if (event?.name !== 'draft_answer' || event.agency !== report.agency) return null
  return {
    text: event.text ?? '',
    photos: photosOf(photos, ({ event: shownBy }) => shownBy === event.id),
    person: event.person ?? nobody,
    writtenAt: iso(event.at),
  }
}

const parentOf = ({ events }: CardRow): string | null =>
  events.findLast(({ name }) => name === 'merge')?.data.parent ?? null

function answerOf(card: CardRow, flags: readonly string[], clear: boolean): ConsoleCard['answer'] {
  const event = card.events.findLast(({ name }) => name === 'answer')
  const outcome = event?.data.outcome
  if (!event || !outcome) return null
  return {
    outcome,
    text: wordsOf(event, clear),
    photos: answerPhotos(card, event),
    submittedAt: iso(event.at),
    flags: [...flags],
  }
}

function remarksFor({ remarks }: CardRow, { clear, moderates }: Around): ConsoleCard['remarks'] {
  return remarks
    .filter(({ state, seen }) => (state === 'published' && seen) || (moderates && state !== 'rejected'))
    .map(({ id, report, at, state, text, publicText, masks, photos }) => ({
      ...{ id, report, state, at: iso(at), photos: [...photos] },
      text: clear ? text : (publicText ?? text),
      masks: clear ? [...masks] : [],
    }))
}

function answerPhotos({ photos }: CardRow, { id }: EventRow) {
  return photos
    .filter(({ event }) => event === id)
    .map(({ key, kind, width, height, takenAt, takenMeters }) => ({
      ...{ key, kind, width, height, takenMeters },
      takenAt: isoOrNull(takenAt),
    }))
}

function toClockView({ calendar }: CatalogSnapshot, clock: Clock, now: Temporal.Instant): ClockView {
  const runs = isRunning(clock) && clock.pausedAt === null
  return {
    kind: clock.kind,
    startedAt: iso(clock.startedAt.toString()),
    dueAt: iso(clock.dueAt.toString()),
    warnAt: iso(clock.warnAt.toString()),
    stoppedAt: isoOrNull((clock.stoppedAt ?? clock.submittedAt)?.toString() ?? null),
    pausedAt: isoOrNull(clock.pausedAt?.toString() ?? null),
    breached: isLate(clock, now),
    workDaysOver: runs ? workingDayEndsBetween(clock.dueAt, now, calendar) : 0,
    provisional: clock.provisional,
    controlDate: clock.kind.startsWith('fz59') ? controlDate(clock.dueAt, calendar).toString() : null,
  }
}

/** A route as it is stored with the report. */
export type StoredRoute = Omit<RouteExplanation, 'rule' | 'serviceType'> & {
  /** `by_hand` where a person named the agency. */
  readonly rule: RouteExplanation['rule'] | 'by_hand'
  readonly serviceType: string | null
  readonly agency: string
  readonly decidedAt: string
}

export function toRouteView(
  catalog: CatalogSnapshot,
  route: StoredRoute,
  areaNames: ReadonlyMap<string, Names>,
): ConsoleCard['route'] {
  const { area } = route
  const ruleName = (code: string | undefined) =>
    catalog.rules.find((rule) => rule.code === code)?.name ?? null
  return {
    agency: agencyRef(catalog, route.agency),
    rule: route.rule,
    ruleCode: route.ruleCode ?? null,
    ruleName: ruleName(route.ruleCode),
    serviceType: route.serviceType,
    area: area ? { ...area, name: areaNames.get(area.code) ?? { ru: area.code, en: area.code } } : null,
    considered: route.considered.map(({ step, why, of }) => ({
      step,
      why,
      of,
      name: step === 'pack_rule' ? ruleName(of) : (areaNames.get(of) ?? null),
    })),
    decidedAt: route.decidedAt,
  }
}
