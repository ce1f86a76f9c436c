import type { Coordinates, Language } from '../names.ts'

/** Corners of an area that a person has drawn. */
export const FEWEST_CORNERS = 3
export const MOST_CORNERS = 30
/** A large district: whoever wants more follows the whole city. */
export const LARGEST_HECTARES = 5_000
/** Longer than any street; farther apart, a flat map of the place tells nothing of the size. */
const LONGEST_DEGREES = 1

/** What is wrong with an area by itself; whether it lies in the city is another question. */
export type AreaFault =
  | 'following.area_few'
  | 'following.area_many'
  | 'following.area_crosses'
  | 'following.area_large'

/** A hundred-thousandth of a degree, a metre, is the unit of corners: whole numbers compare exactly. */
const DECIMALS = 5
const units = (degrees: number) => Math.round(degrees * 10 ** DECIMALS)

/** `lon,lat,lon,lat…` in degrees, one pair for each corner, as an address carries an area. */
export function writeArea(corners: readonly Coordinates[]): string {
  return corners
    .map(({ lon, lat }) => `${Number(lon.toFixed(DECIMALS))},${Number(lat.toFixed(DECIMALS))}`)
    .join()
}

/** The corners of what `writeArea` has written; none for anything else. */
export function readArea(area: string): readonly Coordinates[] {
  const numbers = area.split(',').map(Number)
  if (numbers.length % 2 > 0 || !numbers.every(Number.isFinite)) return []
  return Array.from({ length: numbers.length / 2 }, (_, index) => ({
    lon: numbers[2 * index] ?? 0,
    lat: numbers[2 * index + 1] ?? 0,
  }))
}

/** Null for a ring that goes once round one piece of ground. The first corner follows the last. */
export function faultOfArea(corners: readonly Coordinates[]): AreaFault | null {
  if (corners.length < FEWEST_CORNERS) return 'following.area_few'
  if (corners.length > MOST_CORNERS) return 'following.area_many'
  if (crossesItself(corners)) return 'following.area_crosses'
  const isLong = spanOf(corners, 'lon') > LONGEST_DEGREES || spanOf(corners, 'lat') > LONGEST_DEGREES
  return isLong || hectaresOf(corners) > LARGEST_HECTARES ? 'following.area_large' : null
}

function spanOf(corners: readonly Coordinates[], along: 'lon' | 'lat'): number {
  const values = corners.map((corner) => corner[along])
  return Math.max(...values) - Math.min(...values)
}

/** Sides that meet elsewhere than at their common corner, or go back on each other. */
function crossesItself(corners: readonly Coordinates[]): boolean {
  const sides = corners.map((a, index) => [a, corners[(index + 1) % corners.length] ?? a] as const)
  return sides.some(([a, b], i) =>
    sides.slice(i + 1).some(([c, d], after) => {
      const isNext = after === 0
      const isLast = i === 0 && after === sides.length - 2
      if (isNext) return goesBack(a, b, d)
      if (isLast) return goesBack(c, a, b)
      return meet(a, b, c, d)
    }),
  )
}

/** Positive where `c` lies left of the way from `a` to `b`, zero on it. */
function turn(a: Coordinates, b: Coordinates, c: Coordinates): number {
  const [ax, ay] = [units(a.lon), units(a.lat)]
  return Math.sign((units(b.lon) - ax) * (units(c.lat) - ay) - (units(b.lat) - ay) * (units(c.lon) - ax))
}

/** From `a` over `b` to `c`: a step of no length, or back along the same line. */
function goesBack(a: Coordinates, b: Coordinates, c: Coordinates): boolean {
  if (turn(a, b, c) !== 0) return false
  const along =
    (units(b.lon) - units(a.lon)) * (units(c.lon) - units(b.lon)) +
    (units(b.lat) - units(a.lat)) * (units(c.lat) - units(b.lat))
  return along <= 0
}

function meet(a: Coordinates, b: Coordinates, c: Coordinates, d: Coordinates): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)]
  if (abc !== abd && cda !== cdb) return true
  const lies = (on: number, p: Coordinates, q: Coordinates, r: Coordinates) =>
    on === 0 &&
    Math.min(p.lon, q.lon) <= r.lon &&
    r.lon <= Math.max(p.lon, q.lon) &&
    Math.min(p.lat, q.lat) <= r.lat &&
    r.lat <= Math.max(p.lat, q.lat)
  return lies(abc, a, b, c) || lies(abd, a, b, d) || lies(cda, c, d, a) || lies(cdb, c, d, b)
}

const METERS_A_DEGREE = 111_195

/** The size of an area as large as a city, as on a flat map of the place. */
export function hectaresOf(corners: readonly Coordinates[]): number {
  const [origin] = corners
  if (!origin) return 0
  const narrow = Math.cos((origin.lat * Math.PI) / 180)
  const doubled = corners.reduce((sum, a, index) => {
    const b = corners[(index + 1) % corners.length] ?? a
    return sum + (a.lon - origin.lon) * (b.lat - origin.lat) - (b.lon - origin.lon) * (a.lat - origin.lat)
  }, 0)
  return (Math.abs(doubled) / 2) * narrow * (METERS_A_DEGREE ** 2 / 10_000)
}

/** «около 12 га»; two figures are enough for what a finger has drawn. */
export function sizeWords(corners: readonly Coordinates[], language: Language): string {
  const hectares = hectaresOf(corners)
  const isLarge = hectares >= 100
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 }).format(
    isLarge ? hectares / 100 : hectares,
  )
  if (language === 'ru') return `около ${number} ${isLarge ? 'км²' : 'га'}`
  return `about ${number} ${isLarge ? 'km²' : 'ha'}`
}
