import type { Coordinates } from '@gorozhanin/domain/names'
import type { TakenPhoto } from '@gorozhanin/domain/reports/answer-photos'
import type { RemarkState } from '@gorozhanin/domain/reports/remarks'
import type { Status } from '@gorozhanin/domain/reports/status'
import { and, eq, inArray, isNull, max, type SQL, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import type { Reader, Tx } from '../platform/database.ts'
import { withMerged } from './store.ts'
import { photos, remarks, reports } from './tables.ts'

/** A photo waits to become part of a move; one in a performer's draft may go on into another draft or the answer. */
const isFree = sql`(${photos.event} is null or exists (
  select from events e where e.id = ${photos.event} and e.name = 'draft_answer'))`

/** Makes uploaded photos part of a move; gives how many there were. */
export async function attachPhotos(
  tx: Tx,
  report: string,
  kind: 'after' | 'added',
  keys: readonly string[],
  event: number,
): Promise<number> {
  if (keys.length === 0) return 0
  const rows = await tx
    .update(photos)
    .set({ event })
    .where(and(eq(photos.report, report), eq(photos.kind, kind), inArray(photos.key, [...keys]), isFree))
    .returning({ key: photos.key })
  return rows.length
}

/** What the cameras told of photos that wait for an answer; keys that are not waiting are left out. */
export async function waitingPhotos(
  tx: Tx,
  report: string,
  keys: readonly string[],
): Promise<readonly TakenPhoto[]> {
  const rows = await tx
    .select({ takenAt: photos.takenAt, meters: photos.takenMeters })
    .from(photos)
    .where(and(eq(photos.report, report), inArray(photos.key, [...keys]), isFree))
  return rows.map(({ takenAt, meters }) => ({
    takenAt: takenAt && Temporal.Instant.fromEpochMilliseconds(takenAt.getTime()),
    meters,
  }))
}

/** How far a place is from the report, whole metres; null where the report has none. */
export async function metersFrom(
  db: Reader,
  report: string,
  { lon, lat }: Coordinates,
): Promise<number | null> {
  const point = sql`ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)`
  const [row] = await db
    .select({ meters: sql<number | null>`round(ST_DistanceSphere(${reports.place}, ${point}))::integer` })
    .from(reports)
    .where(eq(reports.id, report))
  return row?.meters ?? null
}

const isOwnPhoto = (report: string) => and(eq(photos.report, report), eq(photos.kind, 'before'))

/** How many photos the report itself has: those that it was filed with, as its author amended them. */
export async function countOwnPhotos(tx: Tx, report: string): Promise<number> {
  return tx.$count(photos, isOwnPhoto(report))
}

/** Makes photos that the author uploaded the report's own, after those it has; gives how many there were. */
export async function takePhotos(
  tx: Tx,
  report: string,
  keys: readonly string[],
  event: number,
): Promise<number> {
  if (keys.length === 0) return 0
  const last = tx
    .select({ last: max(photos.position) })
    .from(photos)
    .where(isOwnPhoto(report))
  const rows = await tx
    .update(photos)
    .set({ event, kind: 'before', position: sql`coalesce((${last}), 0) + 1 + ${photos.position}` })
    .where(
      and(
        eq(photos.report, report),
        eq(photos.kind, 'added'),
        inArray(photos.key, [...keys]),
        isNull(photos.event),
      ),
    )
    .returning({ key: photos.key })
  return rows.length
}

/** Forgets photos of the report itself; the sweep of orphans takes their files. Gives how many there were. */
export async function dropPhotos(tx: Tx, report: string, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  const rows = await tx
    .delete(photos)
    .where(and(isOwnPhoto(report), inArray(photos.key, [...keys])))
    .returning({ key: photos.key })
  return rows.length
}

export async function insertPhotos(db: Reader, rows: readonly (typeof photos.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(photos).values([...rows])
}

/** What decides who may open a photo. */
export type PhotoPlace = {
  readonly number: string
  readonly author: string | null
  readonly disowned: boolean
  readonly agency: string
  readonly performer: string | null
  readonly status: Status
  readonly categoryGroup: string
  readonly kind: 'before' | 'after' | 'added' | 'remark'
  /** What became of the remark that it belongs to. */
  readonly remark: RemarkState | null
  readonly isPublic: boolean
  readonly publishedAt: Date | null
  readonly hiddenAt: Date | null
  /** Whether the answer that an «after» photo belongs to was published. */
  readonly answerShown: boolean
}

export async function findPhoto(db: Reader, key: string): Promise<PhotoPlace | undefined> {
  const [row] = await db
    .select({
      number: sql<string>`${reports.year} || '-' || ${reports.sequence}`,
      author: reports.author,
      disowned: reports.disowned,
      agency: reports.agency,
      performer: reports.performer,
      status: reports.status,
      categoryGroup: reports.categoryGroup,
      kind: photos.kind,
      remark: remarks.state,
      isPublic: reports.isPublic,
      publishedAt: reports.publishedAt,
      hiddenAt: reports.hiddenAt,
      answerShown: sql<boolean>`exists (
        select 1 from events e
         where e.report = ${reports.id} and e.name = 'publish_answer' and (e.data->>'answer')::bigint = ${photos.event})`,
    })
    .from(photos)
    .innerJoin(reports, eq(reports.id, photos.report))
    .leftJoin(remarks, eq(remarks.id, photos.remark))
    .where(eq(photos.key, key))
  return row
}

/** Of the report, or of one that was merged into it, whose remarks its card shows. */
const isShownWith = (report: string, key: string): SQL =>
  sql`${photos.key} = ${key} and ${photos.report} in (${withMerged(report)})`

/** How large a photo on the card of this report is; undefined where it has none of this key. */
export async function findSize(
  db: Reader,
  report: string,
  key: string,
): Promise<{ readonly width: number; readonly height: number } | undefined> {
  const [row] = await db
    .select({ width: photos.width, height: photos.height })
    .from(photos)
    .where(isShownWith(report, key))
  return row
}

/** Puts a photo that was made anew in the place of the earlier one; false where that one has gone meanwhile. */
export async function replacePhoto(
  tx: Tx,
  report: string,
  earlier: string,
  photo: { readonly key: string; readonly width: number; readonly height: number },
): Promise<boolean> {
  const { key, width, height } = photo
  const rows = await tx
    .update(photos)
    .set({ key, width, height })
    .where(isShownWith(report, earlier))
    .returning({ key: photos.key })
  return rows.length > 0
}

/** Those of the keys that a row names. */
export async function knownPhotos(db: Reader, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ key: photos.key })
    .from(photos)
    .where(inArray(photos.key, [...keys]))
  return new Set(rows.map(({ key }) => key))
}
