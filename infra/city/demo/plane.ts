import type { Position } from '@gorozhanin/domain/catalog/pack-shapes'

/** A place on the drawing board, metres from its middle. */
export type Spot = { readonly east: number; readonly north: number }

/** An empty forest in the north of the Urals: no real town is drawn over. */
const middle = { lon: 62.952, lat: 60.047 }
const metersPerLat = 111_320
const metersPerLon = metersPerLat * Math.cos((middle.lat * Math.PI) / 180)

/** Six decimals, about ten centimetres: neighbours share their corners exactly. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6

export function toPosition({ east, north }: Spot): Position {
  return [rounded(middle.lon + east / metersPerLon), rounded(middle.lat + north / metersPerLat)]
}

export function toLine(spots: readonly Spot[]): Position[] {
  return spots.map(toPosition)
}

/** A closed ring; the first spot is repeated at its end. */
export function toRing(spots: readonly Spot[]): Position[] {
  const ring = toLine(spots)
  const [first] = ring
  return first ? [...ring, first] : ring
}

export function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.east - b.east, a.north - b.north)
}

/** The spot `ahead` metres along and `left` metres to the left of a heading (radians from the east). */
export function step(from: Spot, heading: number, ahead: number, left = 0): Spot {
  const cos = Math.cos(heading)
  const sin = Math.sin(heading)
  return { east: from.east + ahead * cos - left * sin, north: from.north + ahead * sin + left * cos }
}

export function headingOf(from: Spot, to: Spot): number {
  return Math.atan2(to.north - from.north, to.east - from.east)
}

export function lengthOf(line: readonly Spot[]): number {
  return line.reduce((sum, spot, index) => sum + (index > 0 ? distance(line[index - 1] as Spot, spot) : 0), 0)
}

/** The place `meters` along a line, with its heading there; beyond the ends the end itself. */
export function walk(
  line: readonly Spot[],
  meters: number,
): { readonly spot: Spot; readonly heading: number } {
  let left = Math.max(0, meters)
  for (const [index, to] of line.entries()) {
    const from = line[index - 1]
    if (!from) continue
    const long = distance(from, to)
    if (left <= long || index === line.length - 1) {
      const heading = headingOf(from, to)
      return { spot: step(from, heading, Math.min(left, long)), heading }
    }
    left -= long
  }
  throw new RangeError(`a line of ${line.length} spots cannot be walked`)
}

/** Nearest place of a line to a spot: metres along the line, metres to its left (right is negative). */
export function project(
  line: readonly Spot[],
  spot: Spot,
): { readonly along: number; readonly left: number } {
  let best = { along: 0, left: Number.POSITIVE_INFINITY }
  let walked = 0
  for (const [index, to] of line.entries()) {
    const from = line[index - 1]
    if (!from) continue
    const long = distance(from, to)
    const heading = headingOf(from, to)
    const ahead = (spot.east - from.east) * Math.cos(heading) + (spot.north - from.north) * Math.sin(heading)
    const foot = step(from, heading, Math.min(Math.max(ahead, 0), long))
    const side = Math.cos(heading) * (spot.north - from.north) - Math.sin(heading) * (spot.east - from.east)
    const away = distance(spot, foot)
    if (away < Math.abs(best.left))
      best = { along: walked + Math.min(Math.max(ahead, 0), long), left: away * Math.sign(side || 1) }
    walked += long
  }
  return best
}
