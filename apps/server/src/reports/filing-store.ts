import type { Names } from '@gorozhanin/domain/names'
import type { Details } from '@gorozhanin/domain/reports/api'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { CandidateArea } from '@gorozhanin/domain/routing/areas'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { makePoint } from '../platform/geometry.ts'
import { clockColumns, clockShape, toClockRow } from './clock-rows.ts'

type Coordinates = { readonly lon: number; readonly lat: number }

/** What the ground says about a place: everything that routing and the address need, read at once. */
export type Ground = {
  readonly inside: boolean
  readonly neighbour: string | null
  readonly areas: readonly CandidateArea[]
  /** The house that was named, or the nearest within `HOUSE_RADIUS_METERS`. */
  readonly house: {
    readonly code: string
    readonly label: Names
    readonly uk: string | null
    readonly lon: number
    readonly lat: number
  } | null
  /** Which of the asked objects exist, as `layer/code`. */
  readonly objects: readonly string[]
}

const HOUSE_RADIUS_METERS = 60

type Question = {
  readonly place: Coordinates | null
  readonly serviceTypes: readonly string[]
  /** A house that the author chose. */
  readonly house: string | null
  /** Objects that answers name, as `layer/code`. */
  readonly objects: readonly string[]
}

/** Reads the ground under a place in one query. */
export async function readGround(
  db: Reader,
  { place, serviceTypes, house, objects }: Question,
): Promise<Ground> {
  const point = place ? makePoint(place) : sql`null::geometry`
  const { rows } = await db.execute<{ ground: Ground }>(sql`
    with pin as materialized (select ${point} as place)
    select json_build_object(
      'inside', coalesce((select ST_Covers(boundary, pin.place) from city), false),
      'neighbour', (
        select n->'name'->>'ru' from city, jsonb_array_elements(data->'neighbours') n
         where ST_Covers(ST_GeomFromGeoJSON(n->'area'), pin.place) limit 1),
      'areas', coalesce((
        select json_agg(json_build_object(
          'code', code, 'serviceType', service_type, 'agency', agency, 'version', version::text,
          'areaSquareMeters', area_square_meters, 'validFrom', valid_from, 'validTo', valid_to))
          from service_areas
         where service_type = any(${sql.param([...serviceTypes])}::text[]) and ST_Covers(shape, pin.place)), '[]'),
      'house', (
        select json_build_object('code', code, 'label', label, 'uk', uk, 'lon', ST_X(place), 'lat', ST_Y(place))
          from (${houseQuery(house)}) found
         where ${house !== null} or ST_DWithin(found.place::geography, pin.place::geography, ${HOUSE_RADIUS_METERS})),
      'objects', coalesce((
        select json_agg(layer || '/' || code) from objects
         where layer || '/' || code = any(${sql.param([...objects])}::text[])), '[]')
    ) as ground from pin`)
  const ground = rows[0]?.ground
  if (!ground) throw new Error('the ground query gave no row')
  return ground
}

function houseQuery(house: string | null): SQL {
  return house === null
    ? sql`select code, label, uk, place from houses order by place <-> (select place from pin) limit 1`
    : sql`select code, label, uk, place from houses where code = ${house}`
}

/** A report on its way into the database. */
export type NewReport = {
  readonly id: string
  readonly year: number
  readonly category: string
  readonly categoryGroup: string
  readonly emergency: boolean
  readonly status: Status
  readonly agency: string
  readonly text: string
  readonly language: string
  readonly source: string
  readonly isPublic: boolean
  readonly withoutPhoto: boolean
  readonly address: string | null
  readonly house: string | null
  readonly objectId: string | null
  readonly place: Coordinates | null
  readonly details: Details
  readonly author: string | null
  readonly supporters: number
  readonly route: unknown
  readonly registeredAt: string
  readonly dueAt: string | null
  readonly nextClock: string | null
  readonly nextDueAt: string | null
  readonly nextWarnAt: string | null
  readonly clientKey: string | null
  readonly clientHash: string | null
}

export type NewPhoto = { readonly key: string; readonly width: number; readonly height: number }

/**
 * Saves a report with its first event, clocks, photos and consents in one statement, so that filing costs one
 * round trip and is one transaction by itself.
 *
 * Gives its place in the year's sequence, or null when `clientKey` was used before.
 */
export async function insertFiling(
  db: Reader,
  report: NewReport,
  clocks: readonly Clock[],
  calendarVersions: ReadonlyMap<Clock, string>,
  photos: readonly NewPhoto[],
  consents: readonly string[],
): Promise<number | null> {
  const clockRows = clocks.map((clock) => toClockRow(clock, 1, calendarVersions.get(clock) ?? ''))
  const { rows } = await db.execute<{ sequence: number }>(sql`
    with given as materialized (select * from jsonb_to_record(${JSON.stringify(toColumns(report))}) as (${reportShape})),
    report as (
      insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
        source, is_public, without_photo, address, house, object_id, place, details, author, supporters, route,
        registered_at, due_at, next_clock, next_due_at, next_warn_at, client_key, client_hash)
      select id, year, next_report_sequence(year), category, category_group, emergency, status, agency, text, language,
        source, is_public, without_photo, address, house, object_id, ST_SetSRID(ST_MakePoint(lon, lat), 4326),
        details, author, supporters, route, registered_at, due_at, next_clock, next_due_at, next_warn_at,
        client_key, client_hash
      from given
      on conflict (client_key) do nothing
      returning id, sequence, status, agency, registered_at),
    filed as (
      insert into events (report, at, name, actor_kind, to_status, agency, seen, data)
      select id, registered_at, 'filed', 'author', status, agency, 'all',
        jsonb_build_object('dueAt', ${report.dueAt}::text, 'route', ${JSON.stringify(report.route)}::jsonb) from report
      returning id),
    clock as (
      insert into clocks (report, ${clockColumns})
      select report.id, ${clockColumns} from report, jsonb_to_recordset(${JSON.stringify(clockRows)}) as (${clockShape}))
    ${photosAndConsents(photos, consents)}
    select sequence from report`)
  return rows[0]?.sequence ?? null
}

function photosAndConsents(photos: readonly NewPhoto[], consents: readonly string[]): SQL {
  const photo = sql`, photo as (
      insert into photos (key, report, kind, position, width, height, event, added_at)
      select key, report.id, 'before', position, width, height, filed.id, registered_at
        from report, filed, jsonb_to_recordset(${JSON.stringify(
          photos.map((photo, position) => ({ ...photo, position })),
        )}) as (key text, position smallint, width integer, height integer))`
  const consent = sql`, consent as (
      insert into consents (report, purpose, given_at)
      select id, purpose, registered_at from report, jsonb_array_elements_text(${JSON.stringify(consents)}) as purpose)`
  return sql`${photos.length > 0 ? photo : sql``} ${consents.length > 0 ? consent : sql``}`
}

const reportShape = sql.raw(
  `id uuid, year smallint, category text, category_group text, emergency boolean, status text, agency text,
   text text, language text, source text, is_public boolean, without_photo boolean, address text, house text,
   object_id text, lon float8, lat float8, details jsonb, author uuid, supporters integer, route jsonb,
   registered_at timestamptz, due_at timestamptz, next_clock text, next_due_at timestamptz,
   next_warn_at timestamptz, client_key uuid, client_hash text`,
)

function toColumns(report: NewReport): Record<string, unknown> {
  const { place, ...plain } = report
  const columns = Object.entries(plain).map(([name, value]) => [toSnakeCase(name), value])
  return { ...Object.fromEntries(columns), lon: place?.lon ?? null, lat: place?.lat ?? null }
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
