import type { Given } from '@gorozhanin/domain/accounts/consents'
import type { Names } from '@gorozhanin/domain/names'
import type { Details } from '@gorozhanin/domain/reports/api'
import type { Mask } from '@gorozhanin/domain/reports/masks'
import type { Status } from '@gorozhanin/domain/reports/status'
import type { CandidateArea } from '@gorozhanin/domain/routing/areas'
import type { Clock } from '@gorozhanin/domain/sla/clocks'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { together } from '../platform/together.ts'
import { clockColumns, clockShape, toClockRow } from './clock-rows.ts'

type Coordinates = { readonly lon: number; readonly lat: number }

/** What the ground says about a place: everything that routing and the address need, read at once. */
export type Ground = {
  readonly inside: boolean
  readonly neighbour: string | null
  readonly areas: readonly CandidateArea[]
  /** Bodies beside the city's own whose ground it is. */
  readonly otherBodies: readonly string[]
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
    with asked as materialized (
      select ST_SetSRID(ST_MakePoint(lon, lat), 4326) as pin, asked.house, types, layers, codes, turn
        from rows from (jsonb_to_recordset(${given('questions')}::jsonb) as (
               lon float8, lat float8, house text, types text[], layers text[], codes text[]))
             with ordinality as asked (lon, lat, house, types, layers, codes, turn))
    select json_build_object(
      'inside', coalesce(ST_Covers(city.boundary, pin), false),
      'neighbour', (
        select town->'name'->>'ru' from jsonb_array_elements(city.data->'neighbours') town
         where not ST_Covers(city.boundary, pin) and ST_Covers(ST_GeomFromGeoJSON(town->'area'), pin) limit 1),
      'areas', coalesce((
        select json_agg(json_build_object(
          'code', code, 'serviceType', service_type, 'agency', agency, 'version', version::text,
          'areaSquareMeters', area_square_meters, 'validFrom', valid_from, 'validTo', valid_to))
          from service_areas
         where service_type = any(types) and ST_Covers(shape, pin)), '[]'),
      'otherBodies', coalesce((
        select json_agg(code) from other_bodies where shape is null or ST_Covers(shape, pin)), '[]'),
      'house', (
        select json_build_object('code', code, 'label', label, 'uk', uk, 'lon', ST_X(place), 'lat', ST_Y(place))
          from (
            (select code, label, uk, place from houses where code = asked.house)
            union all
            (select code, label, uk, nearest.place
               from (select * from houses order by place <-> pin limit 1) nearest
              where asked.house is null
                and ST_DistanceSphere(nearest.place, pin) <= ${sql.raw(String(HOUSE_RADIUS_METERS))})) house),
      'objects', coalesce((
        select json_agg(o.layer || '/' || o.code)
          from unnest(layers, codes) as named (layer, code)
          join objects o on o.layer = named.layer and o.code = named.code), '[]')
    ) as ground
      from asked left join city on true
     order by turn`,
)

async function readGrounds(db: Reader, questions: readonly Question[]): Promise<readonly Ground[]> {
  const asked = questions.map(({ place, serviceTypes, house, objects }) => ({
    ...place,
    house,
    types: serviceTypes,
    layers: objects.map(({ layer }) => layer),
    codes: objects.map(({ code }) => code),
  }))
  const rows = await groundStatement(db, { questions: JSON.stringify(asked) })
  return rows.map(({ ground }) => ground)
}

/** Reads the ground under a place. */
export const readGround = together(readGrounds)

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
  readonly publicText: string | null
  readonly masks: readonly Mask[]
  readonly language: string
  readonly source: string
  readonly isPublic: boolean
  readonly withoutPhoto: boolean
  readonly address: string | null
  readonly publicAddress: string | null
  readonly house: string | null
  readonly objectId: string | null
  readonly place: Coordinates | null
  readonly details: Details
  readonly author: string | null
  readonly authorWay: string
  readonly device: string | null
  readonly supporters: number
  readonly route: unknown
  readonly registeredAt: string
  readonly dueAt: string | null
  readonly dueProvisional: boolean
  readonly nextClock: string | null
  readonly nextDueAt: string | null
  readonly nextWarnAt: string | null
  readonly clientKey: string | null
  readonly clientHash: string | null
}

export type NewPhoto = { readonly key: string; readonly width: number; readonly height: number }

const reportShape = sql.raw(
  `id uuid, year smallint, category text, category_group text, emergency boolean, status text, agency text,
   text text, public_text text, masks jsonb, language text, source text, is_public boolean, without_photo boolean,
   address text, public_address text, house text, object_id text, lon float8, lat float8, details jsonb, author uuid,
   author_way text, device text, supporters integer, route jsonb,
   registered_at timestamptz, due_at timestamptz, due_provisional boolean, next_clock text, next_due_at timestamptz,
   next_warn_at timestamptz, client_key uuid, client_hash text`,
)

const filingStatement = statement<{ id: string; sequence: number }>(
  'report-filing',
  sql`
    with report as (
      insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text,
        public_text, masks, language, source, is_public, without_photo, address, public_address, house, object_id,
        place, details, author, author_way, device, supporters, route, registered_at, due_at, due_provisional,
        next_clock, next_due_at, next_warn_at, client_key, client_hash)
      select id, year, next_report_sequence(year), category, category_group, emergency, status, agency, text,
        public_text, masks, language, source, is_public, without_photo, address, public_address, house, object_id,
        ST_SetSRID(ST_MakePoint(lon, lat), 4326), details, author, author_way, device, supporters, route,
        registered_at, due_at,
        due_provisional, next_clock, next_due_at, next_warn_at, client_key, client_hash
      from jsonb_to_recordset(${given('reports')}::jsonb) as (${reportShape})
      on conflict (client_key) where client_key is not null do nothing
      returning id, sequence, status, agency, registered_at, due_at, route),
    filed as (
      insert into events (report, at, name, actor_kind, to_status, agency, seen, data)
      select id, registered_at, 'filed', 'author', status, agency, 'all',
             jsonb_build_object('dueAt', due_at, 'route', route)
        from report
      returning id, report),
    clock as (
      insert into clocks (report, ${clockColumns})
      select report, ${clockColumns}
        from jsonb_to_recordset(${given('clocks')}::jsonb) as (report uuid, ${clockShape})
       where report in (select id from report)),
    photo as (
      insert into photos (key, report, kind, position, width, height, event, added_at)
      select key, report.id, 'before', position, width, height, filed.id, registered_at
        from jsonb_to_recordset(${given('photos')}::jsonb)
             as photo (key text, report uuid, position smallint, width integer, height integer)
        join report on report.id = photo.report
        join filed on filed.report = photo.report),
    consent as (
      insert into consents (report, author, purpose, version, address, given_at)
      select report.id, consent.author, purpose, version, address, registered_at
        from jsonb_to_recordset(${given('consents')}::jsonb)
             as consent (report uuid, author uuid, purpose text, version text, address text)
        join report on report.id = consent.report)
    select id, sequence from report`,
)

/** A report with what is saved beside it. */
export type NewFiling = {
  readonly report: NewReport
  readonly clocks: readonly Clock[]
  readonly calendarVersions: ReadonlyMap<Clock, string>
  readonly photos: readonly NewPhoto[]
  readonly consents: readonly Given[]
  /** From where the consents were given; null where it is not a browser that files. */
  readonly address: string | null
}

/**
 * Saves a report with its first event, clocks, photos and consents in one statement, so that filing costs one
 * round trip and is one transaction by itself.
 *
 * Gives its place in the year's sequence, or null when `clientKey` was used before.
 */
export const insertFiling = together(insertFilings)

async function insertFilings(db: Reader, filings: readonly NewFiling[]): Promise<readonly (number | null)[]> {
  const rows = await filingStatement(db, {
    reports: JSON.stringify(filings.map(({ report }) => toColumns(report))),
    clocks: JSON.stringify(filings.flatMap(clockRows)),
    photos: JSON.stringify(filings.flatMap(photoRows)),
    consents: JSON.stringify(
      filings.flatMap(({ report, consents, address }) =>
        consents.map((consent) => ({ ...consent, address, report: report.id, author: report.author })),
      ),
    ),
  })
  const sequences = new Map(rows.map(({ id, sequence }) => [id, sequence]))
  return filings.map(({ report }) => sequences.get(report.id) ?? null)
}

const clockRows = ({ report, clocks, calendarVersions }: NewFiling) =>
  clocks.map((clock) => ({
    report: report.id,
    ...toClockRow(clock, 1, calendarVersions.get(clock) ?? ''),
  }))

const photoRows = ({ report, photos }: NewFiling) =>
  photos.map(({ key, width, height }, position) => ({ key, width, height, report: report.id, position }))

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
