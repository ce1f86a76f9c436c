import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { nearObjects } from '@gorozhanin/domain/map/api'
import type { Coordinates } from '@gorozhanin/domain/names'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { call } from '../../api/call.ts'

const layers = ['house', 'container_site', 'stop', 'institution'] as const
export type Layer = (typeof layers)[number]

/** How far away one still means the thing: a house is at hand, a school may serve a whole district. */
const radiusMeters = {
  house: 150,
  stop: 500,
  container_site: 500,
  institution: 2000,
} as const satisfies Record<Layer, number>

/** Objects of a layer round the pin, nearest first; one that has an open report of the category says so. */
export function nearQuery(layer: Layer | null, place: Coordinates | null, category: string) {
  return queryOptions({
    queryKey: ['near', layer, place, category],
    queryFn:
      layer && place
        ? ({ signal }) =>
            call(nearObjects, {
              query: { layer, ...place, category, radiusMeters: radiusMeters[layer] },
              signal,
            })
        : skipToken,
    staleTime: 60_000,
  })
}

export function asLayer(name: string | null): Layer | null {
  return layers.find((layer) => layer === name) ?? null
}

/** The layer whose nearest objects a category asks about; a question about the same layer asks already. */
export function objectLayer({ place, questions }: PublicCategory): Layer | null {
  const layer = place === 'building' ? 'house' : asLayer(place)
  return questions.some((question) => question.layer === layer) ? null : layer
}
