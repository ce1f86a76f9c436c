import { createHash } from 'node:crypto'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { RefLayer } from '@gorozhanin/domain/catalog/pack-categories'
import type { Names } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import type { Incoming, Sheet } from './merge.ts'
import { plainText, plateInEnglish, plateText, searchText, streetText } from './search-text.ts'

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
      table: 'calendar_days',
      key: ['day'],
      columns: { day: 'date', kind: 'text', note: 'text' },
      missing: 'delete',
      rows: pack.calendar.map(({ date, kind, note }) => ({ day: date, kind, note })),
    },
    streetSheet(pack),
    houseSheet(pack, today),
    objectSheet(pack),
    basemapSheet(pack),
  ]
}

function streetSheet({ streets }: CityPack): Sheet {
  return {
    table: 'streets',
    key: ['code'],
    columns: { code: 'text', name: 'jsonb', search: 'text', shape: 'multi' },
    missing: 'delete',
    rows: streets.features.map(({ properties: { code, name }, geometry }) => ({
      code,
      name,
      search: searchText(name, streetText),
      shape: JSON.stringify(geometry),
    })),
  }
}

function houseSheet({ streets, houses }: CityPack, today: string): Sheet {
  const names = new Map(streets.features.map(({ properties }) => [properties.code, properties.name]))
  return {
    table: 'houses',
    key: ['code'],
    columns: {
      ...{ code: 'text', street: 'text', number: 'text', plate: 'text', label: 'jsonb' },
      ...{ levels: 'integer', flats: 'integer', place: 'geometry', uk: 'text' },
    },
    // A house that names no УК belongs to the one whose ground it stands on; of several, to the smallest.
    computed: {
      uk: sql`coalesce(uk, (
        select agency from service_areas
         where service_type = 'uk' and ${today} between valid_from and coalesce(valid_to, 'infinity')
           and ST_Covers(shape, incoming_houses.place)
         order by area_square_meters, valid_from desc, code
         limit 1))`,
    },
    missing: 'delete',
    rows: houses.features.map(({ properties, geometry }) => {
      const { code, street, number, uk, levels, flats = null } = properties
      const label = houseLabel(names.get(street) ?? { ru: street, en: '' }, number)
      return {
        code,
        street,
        number,
        plate: plateText(number),
        label,
        uk,
        levels,
        flats,
        place: JSON.stringify(geometry),
      }
    }),
  }
}

/** «улица Садовая, 12» and `Sadovaya Street, 12`. */
function houseLabel({ ru, en }: Names, number: string): Names {
  return { ru: `${ru}, ${number}`, en: en === '' ? '' : `${en}, ${plateInEnglish(number)}` }
}

type PackObject = {
  readonly geometry: unknown
  readonly properties: { readonly code: string }
}

function objectSheet({ containerSites, stops, institutions }: CityPack): Sheet {
  const row = (layer: RefLayer, { properties, geometry }: PackObject, label: Names) => ({
    layer,
    code: properties.code,
    label,
    search: searchText(label, plainText),
    data: properties,
    place: JSON.stringify(geometry),
  })
  return {
    table: 'objects',
    key: ['layer', 'code'],
    columns: {
      layer: 'text',
      code: 'text',
      label: 'jsonb',
      search: 'text',
      data: 'jsonb',
      place: 'geometry',
    },
    missing: 'delete',
    rows: [
      ...containerSites.features.map((site) => row('container_site', site, siteLabel(site.properties))),
      ...stops.features.map((stop) => row('stop', stop, stopLabel(stop.properties))),
      ...institutions.features.map((place) => row('institution', place, place.properties.name)),
    ],
  }
}

function siteLabel({ number, address }: { readonly number: string; readonly address?: Names }): Names {
  return {
    ru: `Контейнерная площадка № ${number}${address ? `, ${address.ru}` : ''}`,
    en: `Container site No. ${number}${address?.en ? `, ${address.en}` : ''}`,
  }
}

function stopLabel({ name, towards }: { readonly name: Names; readonly towards?: Names }): Names {
  return {
    ru: `Остановка «${name.ru}»${towards ? ` → ${towards.ru}` : ''}`,
    en: `Stop “${name.en || name.ru}”${towards ? ` → ${towards.en || towards.ru}` : ''}`,
  }
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
