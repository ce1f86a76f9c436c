import { backdrop, type Light, lights } from './photo-backdrop.ts'
import { buildingScenes } from './photo-buildings.ts'
import { streetScenes } from './photo-streets.ts'
import { type Random, randomFrom } from './random.ts'

const photoWidth = 1600
const photoHeight = 1200

/** What a scene is drawn with. `after` is the same place once the work is done. */
type Brush = { readonly random: Random; readonly light: Light; readonly after: boolean }
export type Scene = (brush: Brush) => string

const scenes: Readonly<Record<string, Scene>> = { ...streetScenes, ...buildingScenes }

/** Category groups that have a scene of their own. */
export const drawnGroups = Object.keys(scenes)

type PhotoOrder = {
  /** Code of the category group. */
  readonly group: string
  readonly seed: number
  readonly after: boolean
}

/**
 * A drawn «photo» of a problem as an SVG of 1600 by 1200, marked «демо».
 *
 * The same seed shows the same place, before and after. A group without a scene of its own gets that of `other`.
 */
export function drawPhoto({ group, seed, after }: PhotoOrder): string {
  const scene = scenes[group] ?? scenes.other
  if (!scene) throw new RangeError(`no scene for ${group}`)
  const random = randomFrom(seed)
  const light =
    lights[
      group === 'lighting'
        ? 'night'
        : group === 'snow'
          ? 'winter'
          : random.pick(['day', 'evening', 'overcast'] as const)
    ]
  const drawn = backdrop(random, light) + scene({ random, light, after })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${photoWidth} ${photoHeight}" width="${photoWidth}" height="${photoHeight}">${drawn}${mark}</svg>`
}

const mark =
  '<rect x="1392" y="1108" width="176" height="64" rx="14" fill="#000" opacity=".45"/>' +
  '<text x="1480" y="1154" text-anchor="middle" font-family="DejaVu Sans, Arial, sans-serif" font-size="40" fill="#fff">демо</text>'
