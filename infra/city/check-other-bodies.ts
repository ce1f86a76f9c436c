import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { repeated, unknown } from './check-codes.ts'
import { type Fault, fault } from './faults.ts'
import { sharedSquareMeters } from './geometry.ts'

const { path } = packFiles.otherBodies

/** Bodies beside the city's own: a matter or a ground that bounds each, and a way to turn to it. */
export function checkOtherBodies({ otherBodies: { bodies }, catalogue }: CityPack): Fault[] {
  const known = new Set(catalogue.categories.map(({ code }) => code))
  return [
    ...repeated(
      bodies.map(({ code }) => code),
      path,
      'body',
    ),
    ...bodies.flatMap(({ code, categories, area, phone, url }) => [
      ...unknown(categories, known, path, `body ${code}`),
      ...(phone === null && url === null ? [fault('other_body.no_way', path, `body ${code}`)] : []),
      ...(categories.length === 0 && area === null
        ? [fault('other_body.everything', path, `body ${code}`)]
        : []),
    ]),
  ]
}

/** Only ground of the city can be pointed at. Rings are sound here. */
export function checkOtherGround({ otherBodies: { bodies }, city }: CityPack): Fault[] {
  return bodies.flatMap(({ code, area }) =>
    area && sharedSquareMeters(area, city.boundary) === 0
      ? [fault('other_body.outside_city', path, `body ${code}`)]
      : [],
  )
}
