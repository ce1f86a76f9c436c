import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { AreaGeometry, Day, LineGeometry, layerOf, PointGeometry, strict } from './pack-shapes.ts'

/** Ground on which an agency answers for one service type, from the first day through the last. */
export const AreaProperties = strict({
  code: Code,
  name: Names,
  serviceType: Code,
  agency: Code,
  validFrom: Day,
  validTo: t.Union([Day, t.Null()]),
})
/** `areas.geojson`. An area that changes hands is two features of different codes and days. */
export const AreaLayer = layerOf(AreaGeometry, AreaProperties)
export type AreaFeature = t.Static<typeof AreaLayer>['features'][number]

/** `streets.geojson` */
export const StreetLayer = layerOf(LineGeometry, strict({ code: Code, name: Names }))
export type StreetFeature = t.Static<typeof StreetLayer>['features'][number]

export const HouseProperties = strict({
  code: Code,
  street: Code,
  /** As on the plate: `12`, `12А`, `12/3`. */
  number: t.String({ minLength: 1, maxLength: 20 }),
  /** The agency that manages the house, or null where the people who live there do. */
  uk: t.Union([Code, t.Null()]),
  levels: t.Union([t.Integer({ minimum: 1, maximum: 100 }), t.Null()]),
  flats: t.Optional(t.Integer({ minimum: 1 })),
})
/** `houses.geojson`: one point an address; footprints are in the basemap. */
export const HouseLayer = layerOf(PointGeometry, HouseProperties)
export type HouseFeature = t.Static<typeof HouseLayer>['features'][number]

const address = t.Optional(Names)

/** `container-sites.geojson`: `number` is what the plate on the site says. */
export const ContainerSiteLayer = layerOf(
  PointGeometry,
  strict({
    code: Code,
    number: t.String({ minLength: 1, maxLength: 20 }),
    address,
    containers: t.Integer({ minimum: 1 }),
  }),
)
export type ContainerSiteFeature = t.Static<typeof ContainerSiteLayer>['features'][number]

/** `stops.geojson`: a stop of one name has a feature for each side of the street. */
export const StopLayer = layerOf(
  PointGeometry,
  strict({ code: Code, name: Names, towards: t.Optional(Names), routes: t.Array(t.String()) }),
)
export type StopFeature = t.Static<typeof StopLayer>['features'][number]

export const institutionKinds = [
  'school',
  'kindergarten',
  'clinic',
  'hospital',
  'pharmacy',
  'culture',
  'library',
  'sport',
  'administration',
  'social',
  'police',
  'fire_station',
  'post',
  'college',
  'other',
] as const

/** `institutions.geojson` */
export const InstitutionLayer = layerOf(
  PointGeometry,
  strict({ code: Code, name: Names, kind: t.Enum(institutionKinds), address }),
)
export type InstitutionFeature = t.Static<typeof InstitutionLayer>['features'][number]
