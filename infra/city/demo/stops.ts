import type { StopFeature } from '@gorozhanin/domain/catalog/pack-layers'
import { codeFrom } from '../transliterate.ts'
import type { Draft, Street } from './draft.ts'
import { inBoth } from './english.ts'
import { distance, lengthOf, project, type Spot, step, toPosition, walk } from './plane.ts'

const busKinds = ['avenue', 'main']
const metersBetween = 430
const routesByKind = { avenue: ['1', '4', '7'], main: ['2', '5', '11'] } as Record<string, string[]>

/** Bus stops on both sides of the wide streets, named after what stands nearest. */
export function demoStops(draft: Draft): StopFeature[] {
  const stops: StopFeature[] = []
  const names = new Set<string>()
  for (const street of draft.streets.filter(({ kind }) => busKinds.includes(kind)))
    for (const line of street.lines)
      for (let at = 180; at < lengthOf(line) - 60; at += metersBetween) {
        const { spot, heading } = walk(line, at)
        const name = nameFor(draft, street, spot, names)
        names.add(name)
        for (const [index, aside] of [9, -9].entries()) {
          stops.push({
            type: 'Feature',
            geometry: { type: 'Point', coordinates: toPosition(step(spot, heading, index * 24, aside)) },
            properties: {
              code: `${codeFrom(name)}-${index + 1}`,
              name: inBoth(name),
              routes: routesByKind[street.kind] ?? [],
            },
          })
        }
      }
  return stops
}

function nameFor(draft: Draft, street: Street, spot: Spot, taken: ReadonlySet<string>): string {
  const landmarks = draft.institutions
    .filter(({ building, name }) => distance(building.at, spot) < 170 && !taken.has(name))
    .toSorted((a, b) => distance(a.building.at, spot) - distance(b.building.at, spot))
    .map(({ name }) => name)
  const crossing = draft.streets
    .filter(
      (other) => other !== street && other.lines.some((line) => Math.abs(project(line, spot).left) < 130),
    )
    .map(({ name }) => name)
  const plain = `${street.name}, ${taken.size + 1}`
  return [...landmarks, ...crossing].find((name) => !taken.has(name)) ?? plain
}
