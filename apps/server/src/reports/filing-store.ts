import type { Names } from '@gorozhanin/domain/names'
import type { Details } from '@gorozhanin/domain/reports/api'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { CandidateArea } from '@gorozhanin/domain/routing/areas'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
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
  /** Objects that answers name. */
  readonly objects: readonly { readonly layer: string; readonly code: string }[]
}

const given = sql.placeholder

const groundStatement = statement<{ ground: Ground }>(
  'report-ground',
  sql`
    with pin as materialized (
      select ST_SetSRID(ST_MakePoint(${given('lon')}::float8, ${given('lat')}::float8), 4326) as place,
             ${given('house')}::text as house),
    house as (
      (select code, label, uk, h.place from houses h, pin where code = pin.house)
      union all
      (select code, label, uk, nearest.place from pin, lateral (
         select * from houses h order by h.place <-> pin.place limit 1) nearest
        where pin.house is null and ST_DistanceSphere(nearest.place, pin.place) <= ${sql.raw(String(HOUSE_RADIUS_METERS))}))
    select json_build_object(
      'inside', coalesce((select ST_Covers(boundary, pin.place) from city), false),
      'neighbour', (
        select n->'name'->>'ru' from city, jsonb_array_elements(data->'neighbours') n
         where not ST_Covers(boundary, pin.place) and ST_Covers(ST_GeomFromGeoJSON(n->'area'), pin.place) limit 1),
      'areas', coalesce((
        select json_agg(json_build_object(
          'code', code, 'serviceType', service_type, 'agency', agency, 'version', version::text,
          'areaSquareMeters', area_square_meters, 'validFrom', valid_from, 'validTo', valid_to))
          from service_areas
         where service_type = any(${given('serviceTypes')}::text[]) and ST_Covers(shape, pin.place)), '[]'),
      'house', (
        select json_build_object('code', code, 'label', label, 'uk', uk, 'lon', ST_X(place), 'lat', ST_Y(place))
          from house),
      'objects', coalesce((
        select json_agg(o.layer || '/' || o.code)
          from unnest(${given('layers')}::text[], ${given('codes')}::text[]) as asked (layer, code)
          join objects o on o.layer = asked.layer and o.code = asked.code), '[]')
    ) as ground from pin`,
)

/** Reads the ground under a place in one query. */
export async function readGround(
  db: Reader,
  { place, serviceTypes, house, objects }: Question,
): Promise<Ground> {
  const [row] = await groundStatement(db, {
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    serviceTypes,
    house,
    layers: objects.map(({ layer }) => layer),
    codes: objects.map(({ code }) => code),
  })
  if (!row) throw new Error('the ground query gave no row')
  return row.ground
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

const reportShape = sql.raw(
  `id uuid, year smallint, category text, category_group text, emergency boolean, status text, agency text,
   text text, language text, source text, is_public boolean, without_photo boolean, address text, house text,
   object_id text, lon float8, lat float8, details jsonb, author uuid, supporters integer, route jsonb,
   registered_at timestamptz, due_at timestamptz, next_clock text, next_due_at timestamptz,
   next_warn_at timestamptz, client_key uuid, client_hash text`,
)

const filingStatement = statement<{ sequence: number }>(
  'report-filing',
  sql`
    with given as materialized (
      select * from jsonb_to_record(${given('report')}::jsonb) as (${reportShape})),
    report as (
      insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
        source, is_public, without_photo, address, house, object_id, place, details, author, supporters, route,
        registered_at, due_at, next_clock, next_due_at, next_warn_at, client_key, client_hash)
      select id, year, next_report_sequence(year), category, category_group, emergency, status, agency, text,
        language, source, is_public, without_photo, address, house, object_id,
        ST_SetSRID(ST_MakePoint(lon, lat), 4326), details, author, supporters, route, registered_at, due_at,
        next_clock, next_due_at, next_warn_at, client_key, client_hash
      from given
      on conflict (client_key) where client_key is not null do nothing
      returning id, sequence, status, agency, registered_at, due_at, route),
    filed as (
      insert into events (report, at, name, actor_kind, to_status, agency, seen, data)
      select id, registered_at, 'filed', 'author', status, agency, 'all',
             jsonb_build_object('dueAt', due_at, 'route', route)
        from report
      returning id),
    clock as (
      insert into clocks (report, ${clockColumns})
      select filed_report.id, ${clockColumns}
        from (select id from report) filed_report, jsonb_to_recordset(${given('clocks')}::jsonb) as (${clockShape})),
    photo as (
      insert into photos (key, report, kind, position, width, height, event, added_at)
      select key, report.id, 'before', position, width, height, filed.id, registered_at
        from report, filed, jsonb_to_recordset(${given('photos')}::jsonb)
             as (key text, position smallint, width integer, height integer)),
    consent as (
      insert into consents (report, purpose, given_at)
      select id, purpose, registered_at
        from report, jsonb_array_elements_text(${given('consents')}::jsonb) as purpose)
    select sequence from report`,
)

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
  const [row] = await filingStatement(db, {
    report: JSON.stringify(toColumns(report)),
    clocks: JSON.stringify(clockRows),
    photos: JSON.stringify(photos.map((photo, position) => ({ ...photo, position }))),
    consents: JSON.stringify(consents),
  })
  return row?.sequence ?? null
}

function toColumns(report: NewReport): Record<string, unknown> {
  const columns: Record<string, unknown> = { lon: report.place?.lon ?? null, lat: report.place?.lat ?? null }
  for (const [name, value] of Object.entries(report)) columns[columnOf(name)] = value
  return columns
}

const known = new Map<string, string>()

/** `dueAt` is kept in `due_at`. */
function columnOf(name: string): string {
  const column = known.get(name) ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  known.set(name, column)
  return column
}
