import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { RefLayer } from '@gorozhanin/domain/catalog/pack-categories'
import type { Names } from '@gorozhanin/domain/names'
import { sql } from 'drizzle-orm'
import type { Sheet } from './merge.ts'
import { plainText, plateInEnglish, plateText, searchText, streetText } from './search-text.ts'

export function streetSheet({ streets }: CityPack): Sheet {
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

export function houseSheet({ streets, houses }: CityPack, today: string): Sheet {
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

export function objectSheet({ containerSites, stops, institutions }: CityPack): Sheet {
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
