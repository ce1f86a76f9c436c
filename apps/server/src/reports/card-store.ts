import type { Names } from '@gorozhanin/domain/names'
import type { Photo } from '@gorozhanin/domain/reports/api'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import type { Seen } from '@gorozhanin/domain/reports/moves'
import type { RemarkState } from '@gorozhanin/domain/reports/remarks'
import type { Outcome, Status } from '@gorozhanin/domain/reports/status'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { together } from '../platform/together.ts'
import { partsOf } from './numbers.ts'
import { withMerged } from './store.ts'
import type { reports } from './tables.ts'

export type EventRow = {
  readonly id: number
  readonly at: string
  readonly name: string
  readonly actorKind: 'author' | 'moderator' | 'agency' | 'administration' | 'system'
  readonly person: Names | null
  readonly status: Status
  readonly agency: string
  readonly seen: Seen
  readonly text: string | null
  /** How strangers read the words; null where they read them as they are. */
  readonly publicText: string | null
  readonly data: {
    readonly dueAt?: string
    readonly outcome?: Outcome
    readonly reason?: string
    /** Kind of the clock that a mark is about. */
    readonly clock?: string
    /** From when a norm is counted. */
    readonly startsAt?: string
    /** The answer event whose photos this event shows. */
    readonly answer?: number
    readonly until?: string
    /** Until when the author is waited for. */
    readonly waitsUntil?: string
    readonly body?: string
    readonly outgoingNumber?: string
    readonly outgoingDate?: string
    readonly parent?: string
    readonly repeatOf?: string
    readonly rating?: number
    readonly appealNumber?: string
    /** What a correction put right: `category`, `place`, `text`, `details`. */
    readonly changed?: readonly string[]
    readonly categoryBefore?: string
    readonly category?: string
    readonly addressBefore?: string | null
    readonly address?: string | null
    readonly agencyBefore?: string
    readonly dueBefore?: string
    readonly photosAdded?: number
    readonly photosRemoved?: number
    /** Whose the report is, in the view of the agency that gave it back. */
    readonly proposed?: string
    /** Whom the agency named, and whom it had named before. */
    readonly performer?: string | null
    readonly performerBefore?: string
  }
}

export type PhotoRow = Photo & {
  readonly event: number | null
  readonly takenAt: string | null
  readonly takenMeters: number | null
}

/**
 * What a neighbour added, with its photos; `device` and `account`: who. `report`: the number of the report that it was
 * added to, which may have been merged into this one; `seen`: strangers see that one.
 */
export type RemarkRow = {
  readonly id: string
  readonly at: string
  readonly report: string
  readonly seen: boolean
  readonly state: RemarkState
  readonly text: string
  readonly publicText: string | null
  readonly masks: readonly Mask[]
  readonly device: string | null
  readonly account: string | null
  readonly reason: string | null
  readonly reasonText: string | null
  readonly photos: readonly Photo[]
}

type Row = Omit<typeof reports.$inferSelect, 'place'>
/** A row that may have come as JSON: its times are text then. */
type Stored = {
  readonly [Name in keyof Row]: Row[Name] extends Date
    ? Date | string
    : Row[Name] extends Date | null
      ? Date | string | null
      : Row[Name]
}

/** A report with its history and photos, as one query gives it. */
export type CardRow = {
  readonly report: Stored & { readonly lon: number | null; readonly lat: number | null }
  readonly events: readonly EventRow[]
  readonly photos: readonly PhotoRow[]
  /** In the order in which they were added. */
  readonly remarks: readonly RemarkRow[]
  /** Numbers of public reports that this one repeats, and of those that repeat it. */
  readonly repeatOf: readonly string[]
  readonly repeatedBy: readonly string[]
}

/** The author or a moderator says that one report repeats the other. */
const isLinked = sql.raw(`(x.decision = 'confirmed' or x.declared and x.decision is null)`)
const isShown = sql.raw('o.published_at is not null and o.hidden_at is null and o.is_public')

type Raw = CardRow['report'] & Partial<Omit<CardRow, 'report'>>

/**
 * This is the most read thing of all, so it comes as one column of JSON: to read forty columns in JavaScript took
 * longer than all else that a card needs. Numbers come as JSON too: PostgreSQL knows how long an array is, and would
 * plan the statement anew for each.
 */
const cardStatement = statement<{ card: Raw | null }>(
  'report-card',
  sql`
    select (select row_to_json(card) from (
    select r.id, r.year, r.sequence, r.category, r.category_group as "categoryGroup", r.emergency, r.status,
           r.outcome, r.agency, r.performer, r.text, r.public_text as "publicText", r.masks, r.language, r.source, r.is_public as "isPublic",
           r.without_photo as "withoutPhoto", r.address,
           r.public_address as "publicAddress", r.house, r.object_id as "objectId", r.details, r.author,
           r.author_way as "authorWay", r.disowned, r.device,
           r.route, r.registered_at as "registeredAt", r.published_at as "publishedAt", r.hidden_at as "hiddenAt",
           r.accepted_at as "acceptedAt", r.answered_at as "answeredAt", r.closed_at as "closedAt",
           r.due_at as "dueAt", r.due_provisional as "dueProvisional", r.next_clock as "nextClock", r.next_due_at as "nextDueAt",
           r.next_warn_at as "nextWarnAt", r.paused_at as "pausedAt", r.supporters, r.redirects, r.version,
           r.pending, r.deferrals, r.returns, r.objected, r.disagreed, r.parent, r.status_before as "statusBefore", r.rating, r.appeal,
           ST_X(r.place) as lon, ST_Y(r.place) as lat,
           (select json_agg(json_build_object(
                     'id', e.id, 'at', e.at, 'name', e.name, 'actorKind', e.actor_kind,
                     'person', (select s.name from staff s where s.id = e.actor),
                     'status', e.to_status, 'agency', e.agency, 'seen', e.seen,
                     'text', w.text, 'publicText', w.public_text, 'data', e.data)
                     order by e.id)
              from events e left join words w on w.id = e.words
             where e.report = r.id) as events,
           (select json_agg(json_build_object(
                     'key', p.key, 'kind', p.kind, 'width', p.width, 'height', p.height, 'event', p.event,
                     'takenAt', p.taken_at, 'takenMeters', p.taken_meters)
                     order by p.kind desc, p.added_at, p.position)
              from photos p
             where p.report = r.id and p.event is not null) as photos,
           (select json_agg(json_build_object(
                     'id', k.id, 'at', k.at, 'report', o.year || '-' || o.sequence, 'seen', o.id = r.id or ${isShown},
                     'state', k.state, 'text', k.text, 'publicText', k.public_text,
                     'masks', k.masks, 'device', k.device, 'account', k.account,
                     'reason', k.reason, 'reasonText', k.reason_text,
                     'photos', (select coalesce(json_agg(json_build_object(
                                         'key', p.key, 'kind', p.kind, 'width', p.width, 'height', p.height)
                                         order by p.position), '[]')
                                  from photos p where p.remark = k.id))
                     order by k.at, k.id)
              from remarks k join reports o on o.id = k.report
             where k.report in (${withMerged(sql.raw('r.id'))})) as remarks,
           (select json_agg(o.year || '-' || o.sequence order by o.year, o.sequence)
              from repeats x join reports o on o.id = x.earlier
             where x.report = r.id and ${isLinked} and ${isShown}) as "repeatOf",
           (select json_agg(o.year || '-' || o.sequence order by o.year, o.sequence)
              from repeats x join reports o on o.id = x.report
             where x.earlier = r.id and ${isLinked} and ${isShown}) as "repeatedBy"
      from reports r
     where r.year = asked.year and r.sequence = asked.sequence) card) as card
      from rows from (jsonb_to_recordset(${sql.placeholder('numbers')}::jsonb) as (year smallint, sequence integer))
           with ordinality as asked (year, sequence, turn)
     order by turn`,
)

/** Everything a card is made of; undefined for a number that was never given. Cards asked at once are read together. */
export const readCard = together(readCards)

async function readCards(db: Reader, numbers: readonly string[]): Promise<readonly (CardRow | undefined)[]> {
  const rows = await cardStatement(db, { numbers: JSON.stringify(numbers.map(partsOf)) })
  return rows.map(({ card }) => (card ? toCardRow(card) : undefined))
}

function toCardRow({ events, photos, remarks, repeatOf, repeatedBy, ...report }: Raw): CardRow {
  return {
    report,
    events: events ?? [],
    photos: photos ?? [],
    remarks: remarks ?? [],
    repeatOf: repeatOf ?? [],
    repeatedBy: repeatedBy ?? [],
  }
}
