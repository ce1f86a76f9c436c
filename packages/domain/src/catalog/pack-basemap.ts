import * as t from 'typebox'
import { Code, Names } from '../names.ts'
import { AreaGeometry, LineGeometry, layerOf, PointGeometry, strict } from './pack-shapes.ts'

/*
 * The local basemap, one file a layer under `basemap/`. `kind` is all that a style needs to know;
 * `name` is drawn as a label where it is not null.
 */

const name = t.Union([Names, t.Null()])

export const landKinds = [
  'residential',
  'cottages',
  'commercial',
  'industrial',
  'forest',
  'grass',
  'farmland',
  'allotments',
  'cemetery',
  'institution',
  'square',
  'parking',
  'playground',
  'pitch',
  'beach',
  'wetland',
  'construction',
  'military',
  'railway',
] as const
export const LandLayer = layerOf(AreaGeometry, strict({ kind: t.Enum(landKinds), name }))

export const waterKinds = ['lake', 'pond', 'river', 'fountain', 'stream'] as const
/** Streams are lines, all else is ground under water. */
export const WaterLayer = layerOf(
  t.Union([...AreaGeometry.anyOf, ...LineGeometry.anyOf]),
  strict({ kind: t.Enum(waterKinds), name }),
)

export const parkKinds = ['park', 'garden', 'boulevard', 'yard', 'reserve'] as const
export const ParkLayer = layerOf(AreaGeometry, strict({ kind: t.Enum(parkKinds), name }))

export const buildingKinds = [
  'apartments',
  'house',
  'public',
  'commercial',
  'industrial',
  'garage',
  'other',
] as const
export const BuildingLayer = layerOf(
  AreaGeometry,
  strict({
    kind: t.Enum(buildingKinds),
    name,
    /** House number as on the plate. */
    number: t.Union([t.String(), t.Null()]),
    house: t.Union([Code, t.Null()]),
    levels: t.Union([t.Integer({ minimum: 1, maximum: 100 }), t.Null()]),
  }),
)

export const roadKinds = [
  'highway',
  'avenue',
  'main',
  'street',
  'lane',
  'yard',
  'pedestrian',
  'path',
  'track',
] as const
export const RoadLayer = layerOf(LineGeometry, strict({ kind: t.Enum(roadKinds), name, bridge: t.Boolean() }))

export const railKinds = ['main', 'siding', 'tram'] as const
export const RailLayer = layerOf(LineGeometry, strict({ kind: t.Enum(railKinds), name, bridge: t.Boolean() }))

export const placeKindsOnMap = ['city', 'village', 'district', 'locality', 'station'] as const
export const PlaceLayer = layerOf(PointGeometry, strict({ kind: t.Enum(placeKindsOnMap), name: Names }))

/** Layers in the order in which a map draws them. */
export const basemapLayers = {
  land: LandLayer,
  park: ParkLayer,
  water: WaterLayer,
  building: BuildingLayer,
  road: RoadLayer,
  rail: RailLayer,
  place: PlaceLayer,
} as const
export type BasemapLayerName = keyof typeof basemapLayers
export type Basemap = { readonly [Name in BasemapLayerName]: t.Static<(typeof basemapLayers)[Name]> }
