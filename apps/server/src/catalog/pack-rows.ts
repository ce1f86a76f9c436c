import { createHash } from 'node:crypto'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { sql } from 'drizzle-orm'
import type { Incoming, Sheet } from './merge.ts'
import { houseSheet, objectSheet, streetSheet } from './place-rows.ts'
import { synonymSheet } from './synonym-rows.ts'

/**
 * The tables that a pack is poured into, in this order, once its areas stand. `today` is the city's date.
 * Areas and the city itself have their own ways.
 */
export function sheetsOf(pack: CityPack, today: string): readonly Sheet[] {
  const { groups, serviceTypes, categories } = pack.catalogue
  return [
    {
      table: 'service_types',
      key: ['code'],
      columns: { code: 'text', data: 'jsonb' },
      missing: 'delete',
      rows: serviceTypes.map((data) => ({ code: data.code, data })),
    },
    {
      table: 'category_groups',
      key: ['code'],
      columns: { code: 'text', data: 'jsonb', position: 'integer' },
      missing: 'delete',
      rows: groups.map((data) => ({ code: data.code, data, position: data.order })),
    },
    {
      table: 'categories',
      key: ['code'],
      columns: { code: 'text', data: 'jsonb', position: 'integer', active: 'boolean' },
      missing: 'retire',
      rows: categories.map((data, position) => ({ code: data.code, data, position, active: true })),
    },
    {
      table: 'agencies',
      key: ['code'],
      columns: { code: 'text', data: 'jsonb', active: 'boolean' },
      missing: 'retire',
      rows: pack.agencies.agencies.map((data) => ({ code: data.code, data, active: true })),
    },
    {
      table: 'routing_rules',
      key: ['position'],
      columns: { position: 'integer', data: 'jsonb' },
      missing: 'delete',
      rows: pack.routing.rules.map((data, position) => ({ position, data })),
    },
    {
      table: 'other_bodies',
      key: ['code'],
      columns: { code: 'text', position: 'integer', data: 'jsonb', shape: 'multi' },
      missing: 'delete',
      rows: pack.otherBodies.bodies.map(({ area, ...data }, position) => ({
        code: data.code,
        position,
        data,
        shape: area && JSON.stringify(area),
      })),
    },
    {
      table: 'escalation_rules',
      key: ['position'],
      columns: { position: 'integer', data: 'jsonb' },
      missing: 'delete',
      rows: pack.escalation.rules.map((data, position) => ({ position, data })),
    },
    {
      table: 'calendar_days',
      key: ['day'],
      columns: { day: 'date', kind: 'text', note: 'text' },
      missing: 'delete',
      rows: pack.calendar.map(({ date, kind, note }) => ({ day: date, kind, note })),
    },
    synonymSheet(pack),
    streetSheet(pack),
    houseSheet(pack, today),
    objectSheet(pack),
    basemapSheet(pack),
  ]
}

function basemapSheet({ basemap }: CityPack): Sheet {
  const rows = Object.entries(basemap).flatMap(([layer, { features }]) =>
    features.map(({ properties, geometry }) => {
      const { kind, name, ...data } = properties
      const shape = JSON.stringify(geometry)
      return { code: fingerprint([layer, properties, shape]), layer, kind, name, data, shape }
    }),
  )
  return {
    table: 'basemap',
    key: ['code'],
    columns: { code: 'text', layer: 'text', kind: 'text', name: 'jsonb', data: 'jsonb', shape: 'geometry' },
    computed: {
      extent: sql`case ST_Dimension(shape)
        when 2 then ST_Area(shape::geography) when 1 then ST_Length(shape::geography) else 0 end`,
    },
    missing: 'delete',
    // Extracts hold the same thing twice now and then.
    rows: [...new Map(rows.map((row) => [row.code, row])).values()],
  }
}

/** Service areas as rows of their own: see `mergeAreas`. */
export function areaRows({ areas }: CityPack): Incoming {
  return {
    table: 'service_areas',
    columns: {
      ...{ code: 'text', name: 'jsonb', service_type: 'text', agency: 'text' },
      ...{ valid_from: 'date', valid_to: 'date', fingerprint: 'text', shape: 'multi' },
    },
    computed: { area_square_meters: sql`ST_Area(shape::geography)` },
    rows: areas.features.map(({ properties, geometry }) => {
      const { code, name, serviceType, agency, validFrom, validTo } = properties
      return {
        ...{
          code,
          name,
          agency,
          fingerprint: fingerprint([properties, geometry]),
          shape: JSON.stringify(geometry),
        },
        ...{ service_type: serviceType, valid_from: validFrom, valid_to: validTo },
      }
    }),
  }
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
