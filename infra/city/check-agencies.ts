import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { type Fault, fault } from './faults.ts'

const path = packFiles.agencies.path

/** Somebody answers for every service type, and exactly one agency takes what is left. */
export function checkAgencies({ agencies: { agencies }, catalogue, areas }: CityPack): Fault[] {
  const desks = agencies.filter(({ dispatchDesk }) => dispatchDesk)
  return [
    ...(desks.length === 0 ? [fault('desk.none', path, path)] : []),
    ...desks.slice(1).map(({ code }) => fault('desk.several', path, `agency ${code}`)),
    ...catalogue.serviceTypes.flatMap(({ code }) => {
      const cityWide = agencies.filter((agency) => agency.cityWide.includes(code))
      const hasArea = areas.features.some(({ properties }) => properties.serviceType === code)
      if (cityWide.length > 1)
        return [
          fault(
            'service_type.several_city_wide',
            path,
            `service type ${code}`,
            cityWide.map((each) => each.code).join(', '),
          ),
        ]
      if (cityWide.length === 1) return []
      return [
        fault(hasArea ? 'service_type.no_city_wide' : 'service_type.nobody', path, `service type ${code}`),
      ]
    }),
    ...agencies.flatMap(({ code, cityWide, serviceTypes }) =>
      cityWide
        .filter((type) => !serviceTypes.includes(type))
        .map((type) => fault('agency.not_of_type', path, `agency ${code}`, type)),
    ),
    ...agencies.flatMap(({ code, serviceTypes }) =>
      serviceTypes
        .filter((type) => !catalogue.serviceTypes.some((known) => known.code === type))
        .map((type) => fault('code.unknown', path, `agency ${code}`, type)),
    ),
    ...agencies.flatMap(({ code, webhook }) => {
      const url = webhook && URL.parse(webhook.url)
      return url === undefined || (url && !url.username && !url.password)
        ? []
        : [fault('agency.webhook_address', path, `agency ${code}`)]
    }),
    ...areas.features.flatMap(({ properties: { code, agency, serviceType } }) => {
      const owner = agencies.find((each) => each.code === agency)
      return owner && !owner.serviceTypes.includes(serviceType)
        ? [fault('agency.not_of_type', packFiles.areas.path, `area ${code}`, agency)]
        : []
    }),
  ]
}
