import type {
  buildingKinds,
  landKinds,
  parkKinds,
  placeKindsOnMap,
  railKinds,
  roadKinds,
  waterKinds,
} from '@gorozhanin/domain/catalog/pack-basemap'
import type { institutionKinds } from '@gorozhanin/domain/catalog/pack-layers'
import { type Box, crowd, lay, type Shape } from './footprints.ts'
import type { Spot } from './plane.ts'

type Kind<Kinds extends readonly string[]> = Kinds[number]

export type Street = {
  readonly code: string
  readonly name: string
  readonly kind: Kind<typeof roadKinds>
  readonly lines: readonly (readonly Spot[])[]
}

export type Building = {
  readonly kind: Kind<typeof buildingKinds>
  readonly name: string | null
  readonly at: Spot
  readonly outline: readonly Spot[]
  readonly levels: number
  readonly flats: number
  /** Whose door it is; null for sheds and garages, which have no address. */
  readonly street: Street | null
  readonly uk: string
}

type Named = { readonly name: string | null }
export type Ground<Word extends string> = Named & {
  readonly kind: Word
  readonly outline: readonly Spot[]
  /** What is cut out of it: a lawn leaves room for the playground. */
  readonly holes?: readonly (readonly Spot[])[]
}
type Line<Word extends string> = Named & {
  readonly kind: Word
  readonly line: readonly Spot[]
  readonly bridge: boolean
}

/** Everything that has been drawn so far. The builders of the blocks add to it; nothing is taken back. */
export type Draft = {
  readonly streets: Street[]
  readonly buildings: Building[]
  readonly land: Ground<Kind<typeof landKinds>>[]
  readonly parks: Ground<Kind<typeof parkKinds>>[]
  readonly water: Ground<Kind<typeof waterKinds>>[]
  readonly roads: Line<Kind<typeof roadKinds>>[]
  readonly rails: Line<Kind<typeof railKinds>>[]
  readonly places: { readonly kind: Kind<typeof placeKindsOnMap>; readonly name: string; readonly at: Spot }[]
  readonly containerSites: { readonly at: Spot; readonly containers: number }[]
  readonly institutions: {
    readonly kind: Kind<typeof institutionKinds>
    readonly name: string
    readonly building: Building
  }[]
}

export function emptyDraft(): Draft {
  return {
    streets: [],
    buildings: [],
    land: [],
    parks: [],
    water: [],
    roads: [],
    rails: [],
    places: [],
    containerSites: [],
    institutions: [],
  }
}

/** What a block already holds: nothing new may come nearer than `gap` metres. */
export type Site = { readonly taken: Box[] }

function fits(site: Site, box: Box, gap: number): boolean {
  return !site.taken.some((other) => crowd(box, other, gap))
}

/** Puts a shape on the ground when there is room for it; the building that stands there then, or null. */
export function build(
  draft: Draft,
  site: Site,
  shape: Shape,
  {
    at,
    heading,
    gap = 8,
    ...rest
  }: Omit<Building, 'outline'> & { readonly heading: number; readonly gap?: number },
): Building | null {
  const box = { at, heading, long: shape.long, deep: shape.deep }
  if (!fits(site, box, gap)) return null
  site.taken.push(box)
  const building = { ...rest, at, outline: lay(shape, at, heading) }
  draft.buildings.push(building)
  return building
}
