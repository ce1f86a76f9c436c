import type {
  ContainerSiteFeature,
  InstitutionFeature,
  institutionKinds,
} from '@gorozhanin/domain/catalog/pack-layers'
import type { AreaGeometry, PointGeometry } from '@gorozhanin/domain/catalog/pack-shapes'
import type { Names } from '@gorozhanin/domain/names'
import { covers } from '../geometry.ts'
import { streetInEnglish, transliterate } from '../transliterate.ts'
import { type Raw, tag } from './extract.ts'

type Kind = (typeof institutionKinds)[number]

/** What an amenity is in the pack, and what it is called while it has no name of its own. */
const amenities: Readonly<Record<string, readonly [kind: Kind, ru: string, en: string]>> = {
  school: ['school', 'Школа', 'School'],
  kindergarten: ['kindergarten', 'Детский сад', 'Kindergarten'],
  college: ['college', 'Колледж', 'College'],
  university: ['college', 'Университет', 'University'],
  hospital: ['hospital', 'Больница', 'Hospital'],
  clinic: ['clinic', 'Поликлиника', 'Clinic'],
  doctors: ['clinic', 'Медицинский кабинет', 'Doctors'],
  dentist: ['clinic', 'Стоматология', 'Dentist'],
  pharmacy: ['pharmacy', 'Аптека', 'Pharmacy'],
  library: ['library', 'Библиотека', 'Library'],
  cinema: ['culture', 'Кинотеатр', 'Cinema'],
  arts_centre: ['culture', 'Дом творчества', 'Arts centre'],
  community_centre: ['culture', 'Дом культуры', 'Community centre'],
  townhall: ['administration', 'Администрация', 'Town hall'],
  public_building: ['administration', 'Общественное здание', 'Public building'],
  courthouse: ['administration', 'Суд', 'Courthouse'],
  social_facility: ['social', 'Социальное учреждение', 'Social institution'],
  police: ['police', 'Полиция', 'Police'],
  fire_station: ['fire_station', 'Пожарная часть', 'Fire station'],
  post_office: ['post', 'Почта', 'Post office'],
}

const inCity = (poi: readonly Raw<PointGeometry>[], boundary: AreaGeometry) =>
  poi.filter(({ geometry }) => covers(boundary, geometry.coordinates))

export function readInstitutions(
  poi: readonly Raw<PointGeometry>[],
  boundary: AreaGeometry,
): InstitutionFeature[] {
  return inCity(poi, boundary).flatMap((raw): InstitutionFeature[] => {
    const known = amenities[tag(raw, 'amenity')]
    if (!known) return []
    const [kind, ru, en] = known
    const own = tag(raw, 'name')
    const name: Names = own === '' ? { ru, en } : { ru: own, en: transliterate(own) }
    const [street, number] = [tag(raw, 'street'), tag(raw, 'housenumber')]
    const address =
      street && number ? { ru: `${street}, ${number}`, en: `${number} ${streetInEnglish(street)}` } : null
    return [
      {
        type: 'Feature',
        geometry: raw.geometry,
        properties: { code: `osm-${tag(raw, 'id')}`, name, kind, ...(address ? { address } : {}) },
      },
    ]
  })
}

export function readContainerSites(
  poi: readonly Raw<PointGeometry>[],
  boundary: AreaGeometry,
): ContainerSiteFeature[] {
  return inCity(poi, boundary)
    .filter((raw) => tag(raw, 'amenity') === 'waste_disposal')
    .map((raw, index) => ({
      type: 'Feature',
      geometry: raw.geometry,
      properties: { code: `site-${index + 1}`, number: String(index + 1), containers: 1 },
    }))
}
