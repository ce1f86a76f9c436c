import { readFile } from 'node:fs/promises'
import type { Neighbour } from '@gorozhanin/domain/catalog/pack-city'
import type { AreaGeometry } from '@gorozhanin/domain/catalog/pack-shapes'
import { boxOf, polygonsOf } from '../geometry.ts'
import { transliterate } from '../transliterate.ts'
import { repairArea } from './repair.ts'

type Feature = {
  readonly properties: { readonly name?: string; readonly region?: string }
  readonly geometry: AreaGeometry
}

export type Limits = {
  readonly boundary: AreaGeometry
  readonly region: string
  readonly neighbours: Neighbour[]
}

/**
 * The city's limits by the name of their feature, and whoever in the same file lies beside them.
 *
 * @throws Error when there is no such feature, or when its rings cannot be repaired.
 */
export async function readLimits(path: string, name: string): Promise<Limits> {
  const { features } = JSON.parse(await readFile(path, 'utf8')) as { features: Feature[] }
  const own = features.find(({ properties }) => properties.name === name)
  if (!own) throw new Error(`there is no feature «${name}» in ${path}`)
  const { area, fault } = repairArea(own.geometry)
  if (!area) throw new Error(`the boundary «${name}» cannot be repaired: ${fault}`)
  const [west, south, east, north] = boxOf(polygonsOf(area).flat(2))
  const neighbours = features.flatMap((other) => {
    if (other === own || !other.properties.name) return []
    const box = boxOf(polygonsOf(other.geometry).flat(2))
    const isBeside = box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south
    const repaired = isBeside ? repairArea(other.geometry).area : null
    return repaired
      ? [{ name: { ru: other.properties.name, en: transliterate(other.properties.name) }, area: repaired }]
      : []
  })
  return { boundary: area, region: own.properties.region ?? name, neighbours }
}
