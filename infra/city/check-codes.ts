import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { packFiles } from '@gorozhanin/domain/catalog/pack'
import { type Fault, type FaultCode, fault } from './faults.ts'

const file = (name: keyof typeof packFiles) => packFiles[name].path

/** Every code is given once, and every code that is named exists. */
export function checkCodes(pack: CityPack): Fault[] {
  return [
    ...duplicates(pack),
    ...checkCatalogue(pack),
    ...checkRouting(pack),
    ...checkEscalation(pack),
    ...checkPlaces(pack),
    ...checkStaff(pack),
  ]
}

export function repeated(
  items: readonly string[],
  path: string,
  what: string,
  code: FaultCode = 'code.duplicate',
): Fault[] {
  const seen = new Set<string>()
  return items.flatMap((item) => {
    if (seen.has(item)) return [fault(code, path, `${what} ${item}`, item)]
    seen.add(item)
    return []
  })
}

const codes = (items: readonly { readonly code: string }[]) => items.map(({ code }) => code)
const featureCodes = (layer: {
  readonly features: readonly { readonly properties: { readonly code: string } }[]
}) => layer.features.map(({ properties }) => properties.code)

function duplicates({
  city,
  catalogue,
  agencies,
  routing,
  escalation,
  areas,
  streets,
  houses,
  containerSites,
  stops,
  institutions,
}: CityPack): Fault[] {
  const layers = { areas, streets, houses, containerSites, stops, institutions }
  return [
    ...repeated(codes(city.sources), file('city'), 'source'),
    ...repeated(codes(catalogue.groups), file('catalogue'), 'group'),
    ...repeated(codes(catalogue.serviceTypes), file('catalogue'), 'service type'),
    ...repeated(codes(catalogue.categories), file('catalogue'), 'category'),
    ...repeated(codes(agencies.agencies), file('agencies'), 'agency'),
    ...repeated(codes(routing.rules), file('routing'), 'rule'),
    ...repeated(codes(escalation.rules), file('escalation'), 'rule'),
    ...Object.entries(layers).flatMap(([name, layer]) =>
      repeated(featureCodes(layer), file(name as keyof typeof layers), 'feature'),
    ),
    ...repeated(
      houses.features.map(({ properties: { street, number } }) => `${street} ${number.toLowerCase()}`),
      file('houses'),
      'address',
      'house.same_address',
    ),
  ]
}

/** Faults for the codes that are not among the known ones. */
export function unknown(
  named: readonly string[],
  known: ReadonlySet<string>,
  path: string,
  where: string,
): Fault[] {
  return named.filter((code) => !known.has(code)).map((code) => fault('code.unknown', path, where, code))
}

function checkCatalogue({ city, catalogue, containerSites, stops, institutions }: CityPack): Fault[] {
  const path = file('catalogue')
  const groups = new Set(codes(catalogue.groups))
  const types = new Set(codes(catalogue.serviceTypes))
  const sources = new Set(codes(catalogue.sources))
  const buckets = new Set(codes(catalogue.indicatorBuckets))
  const known = new Set(codes(catalogue.categories))
  const sizes = { container_site: containerSites, stop: stops, institution: institutions }
  const asked = new Set(
    catalogue.categories.flatMap(({ questions, place }) => [
      ...questions.flatMap(({ layer }) => layer ?? []),
      ...(place === 'stop' || place === 'container_site' ? [place] : []),
    ]),
  )
  return [
    ...unknown([catalogue.houseServiceType], types, path, 'houseServiceType'),
    ...unknown(Object.keys(city.repeats.groupWindowDays), groups, file('city'), 'repeats'),
    ...[...asked]
      .filter((layer) => sizes[layer].features.length === 0)
      .map((layer) => fault('layer.empty', path, `layer ${layer}`)),
    ...catalogue.categories.flatMap(
      ({ code, group, serviceType, altServiceTypes, source, indicatorBucket, questions, about }) => {
        const where = `category ${code}`
        return [
          ...unknown([group], groups, path, where),
          ...unknown(about?.sisters ?? [], known, path, where),
          ...unknown([serviceType, ...altServiceTypes], types, path, where),
          ...unknown([source], sources, path, where),
          ...unknown([indicatorBucket], buckets, path, where),
          ...repeated(codes(questions), path, `${where}, question`),
          ...questions.flatMap(({ code: question, type, options, layer }) => [
            ...repeated(codes(options ?? []), path, `${where}, ${question}, option`),
            ...((type === 'select') !== (options !== undefined) || (type === 'ref') !== (layer !== undefined)
              ? [fault('question.incomplete', path, `${where}, question ${question}`)]
              : []),
          ]),
        ]
      },
    ),
  ]
}

function checkRouting({ routing, catalogue, agencies }: CityPack): Fault[] {
  const path = file('routing')
  const types = new Set(codes(catalogue.serviceTypes))
  const known = {
    categories: new Set(codes(catalogue.categories)),
    groups: new Set(codes(catalogue.groups)),
    questions: new Set(catalogue.categories.flatMap(({ questions }) => codes(questions))),
    agencies: new Set(codes(agencies.agencies)),
  }
  return routing.rules.flatMap(({ code, when, to }) => {
    const where = `rule ${code}`
    return [
      ...unknown(when.categories ?? [], known.categories, path, where),
      ...unknown(when.groups ?? [], known.groups, path, where),
      ...unknown(when.serviceTypes ?? [], types, path, where),
      ...unknown(Object.keys(when.details ?? {}), known.questions, path, where),
      ...('agency' in to
        ? unknown([to.agency], known.agencies, path, where)
        : unknown([to.serviceType], types, path, where)),
    ]
  })
}

function checkEscalation({ escalation, catalogue }: CityPack): Fault[] {
  const path = file('escalation')
  const groups = new Set(codes(catalogue.groups))
  return escalation.rules.flatMap(({ code, when, after, only }, index) => {
    const where = `rules[${index}] ${code}`
    return [
      ...unknown(only?.groups ?? [], groups, path, where),
      ...(after && when !== 'breach' ? [fault('escalation.after_without_breach', path, where, when)] : []),
    ]
  })
}

function checkPlaces({ houses, streets, agencies, areas, catalogue, basemap }: CityPack): Fault[] {
  const known = {
    streets: new Set(featureCodes(streets)),
    houses: new Set(featureCodes(houses)),
    agencies: new Set(codes(agencies.agencies)),
    types: new Set(codes(catalogue.serviceTypes)),
  }
  return [
    ...houses.features.flatMap(({ properties: { code, street, uk } }) => [
      ...unknown([street], known.streets, file('houses'), `house ${code}`),
      ...unknown(uk === null ? [] : [uk], known.agencies, file('houses'), `house ${code}`),
    ]),
    ...areas.features.flatMap(({ properties: { code, serviceType, agency } }) => [
      ...unknown([serviceType], known.types, file('areas'), `area ${code}`),
      ...unknown([agency], known.agencies, file('areas'), `area ${code}`),
    ]),
    ...basemap.building.features.flatMap(({ properties: { house } }, index) =>
      unknown(house === null ? [] : [house], known.houses, 'basemap/building.geojson', `features[${index}]`),
    ),
  ]
}

function checkStaff({ city, staff: { staff }, agencies }: CityPack): Fault[] {
  const path = file('staff')
  const known = new Set(codes(agencies.agencies))
  return [
    ...(staff.length > 0 && !city.demo ? [fault('staff.not_demo', path, path)] : []),
    ...repeated(
      staff.map(({ login }) => login),
      path,
      'account',
    ),
    ...staff.flatMap(({ login, roles, agency }) => [
      ...unknown(agency === null ? [] : [agency], known, path, `account ${login}`),
      ...(agency === null && (roles.includes('agency') || roles.includes('performer'))
        ? [fault('staff.no_agency', path, `account ${login}`)]
        : []),
    ]),
  ]
}
