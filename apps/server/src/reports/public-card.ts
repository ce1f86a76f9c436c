import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import { shownDetails, shownObject } from '@gorozhanin/domain/reports/details'
import { type Actor, legalMoves } from '@gorozhanin/domain/reports/moves'
import { remarkRefusal } from '@gorozhanin/domain/reports/remarks'
import { isFinal, publicStatus } from '@gorozhanin/domain/reports/status'
import { supportRefusal } from '@gorozhanin/domain/reports/support'
import { workingDayEndsBetween } from '@gorozhanin/domain/sla/due-days'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { CardRow, EventRow, PhotoRow, RemarkRow } from './card-store.ts'
import { publicOf } from './masking.ts'
import { movableOf } from './movable.ts'
import { numberOf } from './numbers.ts'
import { agencyRef, categoryRef, iso, isoOrNull, publicPlace } from './rows.ts'
import type { Asker } from './similar-store.ts'

/** Whether strangers may see the report. */
export function isShown(report: Pick<CardRow['report'], 'publishedAt' | 'hiddenAt' | 'isPublic'>): boolean {
  return report.isPublic && report.publishedAt !== null && report.hiddenAt === null
}

/** Whether strangers saw the report until its author took it back. */
export function isTakenBack(
  report: Pick<CardRow['report'], 'status' | 'publishedAt' | 'hiddenAt' | 'closedAt' | 'isPublic'>,
): boolean {
  const { status, publishedAt, hiddenAt, closedAt, isPublic } = report
  return (
    status === 'withdrawn' && isPublic && publishedAt !== null && isoOrNull(hiddenAt) === isoOrNull(closedAt)
  )
}

/**
 * Who reads a card. The author sees a little more (`mine`); `fromDevice`: whoever filed it did so on this device, and
 * `supported`: this device or account has said «у меня тоже», `follows`: letters tell it how the report goes on.
 */
export type CardReader = {
  readonly mine: boolean
  readonly fromDevice: boolean
  readonly supported: boolean
  readonly follows: boolean
  readonly asker: Asker
}

export function toReportCard(
  catalog: CatalogSnapshot,
  card: CardRow,
  { mine, fromDevice, supported, follows, asker }: CardReader,
  nowMs: number,
): ReportCard {
  const { report, events } = card
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs)
  const category = catalog.categories.get(report.category)
  return {
    number: numberOf(report),
    status: publicStatus(report.status),
    outcome: shownOutcome(report),
    category: categoryRef(catalog, report.category),
    agency: agencyRef(catalog, report.agency),
    place: publicPlace(report.lon, report.lat),
    address: mine ? report.address : (report.publicAddress ?? report.address),
    registeredAt: iso(report.registeredAt),
    dueAt: isoOrNull(report.dueAt),
    overdue: isOverdue(report, nowMs),
    supporters: report.supporters,
    text: mine ? report.text : (report.publicText ?? report.text),
    details: category
      ? [
          ...shownObject(category, report.objectId, catalog.objectNames),
          ...shownDetails(category, report.details, catalog.objectNames),
        ]
          .filter((detail) => mine || !detail.private)
          .map(({ code, label, value }) => ({ code, label, value: mine ? value : publicAnswer(value) }))
      : [],
    emergency: report.emergency,
    dueProvisional: report.dueProvisional,
    workDaysOver: workDaysOver(catalog, report, nowMs),
    published: isShown(report),
    mine,
    supported,
    supportable:
      isShown(report) && supportRefusal({ status: report.status, mine: mine || fromDevice }) === null,
    remarks: card.remarks.flatMap((remark) => toRemark(remark, asker)),
    remarkable:
      isShown(report) &&
      remarkRefusal({
        status: report.status,
        mine: mine || fromDevice,
        standsBehind: supported || follows,
      }) === null,
    version: mine ? report.version : null,
    moves: mine ? [...legalMoves(movableOf(report, now), author)] : [],
    waitsUntil: mine ? waitsUntil(card) : null,
    photos: photosOf(card.photos, ({ kind }) => kind === 'before'),
    repeatOf: [...card.repeatOf],
    repeatedBy: [...card.repeatedBy],
    timeline: events
      .filter(({ seen }) => seen === 'all' || (mine && seen === 'author'))
      .map((event) => toEntry(catalog, card, event, mine))
      // Nobody has looked at the photos that an author added later.
      .map((entry) =>
        mine ? entry : { ...entry, photos: entry.photos.filter(({ kind }) => kind === 'after') },
      ),
  }
}

/** Nothing for strangers while nobody has looked at it; its writer sees what became of it. */
function toRemark(remark: RemarkRow, { device, account }: Asker): ReportCard['remarks'] {
  const { id, state, seen, text, publicText, photos, reason, reasonText } = remark
  const mine =
    (device !== null && remark.device === device) || (account !== null && remark.account === account)
  const shown = state === 'published' && seen
  if (!shown && !mine) return []
  return [
    {
      ...{ id, state, mine, at: iso(remark.at) },
      text: mine ? text : (publicText ?? text),
      photos: shown ? [...photos] : [],
      reason: mine ? reason : null,
      reasonText: mine ? reasonText : null,
    },
  ]
}

/** Until when the author is waited for: a reply to a question, a word about an answer. */
function waitsUntil({ report, events }: CardRow): ReportCard['waitsUntil'] {
  if (report.disagreed) return null
  const asked = { needs_info: 'ask', answered: 'publish_answer' }[String(report.status)]
  return events.findLast(({ name }) => name === asked)?.data.waitsUntil ?? null
}

/** Who filed the report, by the secret of the follow link. */
export const author = { id: null, roles: ['author'], agency: null } as const satisfies Actor

type Dated = Pick<CardRow['report'], 'status' | 'dueAt' | 'answeredAt'>

/** Late and not answered yet: an answer under review was given in time or is counted by its submission. */
export function isOverdue({ status, dueAt, answeredAt }: Dated, nowMs: number): boolean {
  if (dueAt === null || answeredAt !== null || isFinal(status) || status === 'external') return false
  return new Date(dueAt).getTime() < nowMs
}

function workDaysOver({ calendar }: CatalogSnapshot, report: Dated, nowMs: number): number {
  if (report.dueAt === null || !isOverdue(report, nowMs)) return 0
  const due = Temporal.Instant.fromEpochMilliseconds(new Date(report.dueAt).getTime())
  return workingDayEndsBetween(due, Temporal.Instant.fromEpochMilliseconds(nowMs), calendar)
}

/** The outcome of an answer that is still under review is not the public's yet. */
function shownOutcome({ status, outcome }: CardRow['report']): ReportCard['outcome'] {
  return status === 'answered' || status === 'closed' ? outcome : null
}

/** Words of an answer are the author's own too; those that a question offers say nothing of a person. */
export function publicAnswer<Value>(value: Value): Value | string {
  return typeof value === 'string' ? (publicOf(value) ?? value) : value
}

/** `clear`: for a reader of the words as they were written. */
export function toEntry(
  catalog: CatalogSnapshot,
  { photos }: CardRow,
  event: EventRow,
  clear: boolean,
): TimelineEntry {
  const { data } = event
  return {
    at: iso(event.at),
    name: event.name,
    actor: event.actorKind,
    status: event.status,
    agency: agencyRef(catalog, event.agency),
    outcome: data.outcome ?? null,
    reason: data.reason ?? null,
    text: clear ? event.text : (event.publicText ?? event.text),
    dueAt: data.dueAt ?? null,
    until: data.until ?? null,
    body: data.body ?? null,
    outgoing:
      data.outgoingNumber && data.outgoingDate
        ? { number: data.outgoingNumber, date: data.outgoingDate }
        : null,
    parent: data.parent ?? null,
    repeatOf: data.repeatOf ?? null,
    rating: data.rating ?? null,
    appealNumber: data.appealNumber ?? null,
    photos: photosOf(
      photos,
      ({ kind, event: shownBy }) => kind !== 'before' && shownBy === (data.answer ?? event.id),
    ),
  }
}

/** Photos without the event that shows them. */
export function photosOf(photos: readonly PhotoRow[], wanted: (photo: PhotoRow) => boolean) {
  return photos.filter(wanted).map(({ key, kind, width, height }) => ({ key, kind, width, height }))
}
