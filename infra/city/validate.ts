import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { checkAgencies } from './check-agencies.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkCodes } from './check-codes.ts'
import { checkAreas, checkCity, checkHouses, checkRings } from './check-ground.ts'
import { checkOtherBodies, checkOtherGround } from './check-other-bodies.ts'
import { checkReasons } from './check-reasons.ts'
import { checkTemplates } from './check-templates.ts'
import { type Fault, isError } from './faults.ts'
import { readFiles } from './read-files.ts'

/**
 * Reads a city pack from its folder and finds every fault in it, each with its file and place.
 *
 * The pack is null when a file is missing or not as described; with other errors it is there to be looked at,
 * but must not be loaded. Areas and houses are judged only when every ring is sound.
 */
export async function readPack(folder: string): Promise<{ pack: CityPack | null; faults: readonly Fault[] }> {
  const { pack, faults } = await readFiles(folder)
  return { pack, faults: pack ? [...faults, ...checkPack(pack)] : faults }
}

/** Every fault in what a pack says. */
export function checkPack(pack: CityPack): Fault[] {
  const rings = checkRings(pack)
  const ground = rings.some(isError)
    ? []
    : [...checkCity(pack), ...checkAreas(pack), ...checkHouses(pack), ...checkOtherGround(pack)]
  return [
    ...checkCodes(pack),
    ...checkAgencies(pack),
    ...checkCalendar(pack),
    ...checkOtherBodies(pack),
    ...checkReasons(pack),
    ...checkTemplates(pack),
    ...rings,
    ...ground,
  ]
}
