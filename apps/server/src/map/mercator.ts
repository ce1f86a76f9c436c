/** A place in the world of web mercator, counted from its north-western corner: 2^32 units each way, under a centimetre. */
export type WorldPoint = { readonly x: number; readonly y: number }

const WORLD_UNITS = 2 ** 32
/** Five decimals of a degree: as much of a place as strangers may see. */
const PUBLIC_PARTS_OF_DEGREE = 100_000

/** Where strangers see a place. North and south of the map's end it lies on its edge. */
export function publicWorldPoint(lon: number, lat: number): WorldPoint {
  const north = Math.tan(Math.PI / 4 + (rounded(lat) * Math.PI) / 360)
  return {
    x: inWorld((rounded(lon) + 180) / 360),
    y: inWorld(0.5 - Math.log(north) / (2 * Math.PI)),
  }
}

/** The degrees of a point that `publicWorldPoint` made, exactly as strangers see them. */
export const lonOf = (x: number): number => rounded(((x + 0.5) / WORLD_UNITS) * 360 - 180)
export const latOf = (y: number): number =>
  rounded((Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + 0.5)) / WORLD_UNITS))) * 180) / Math.PI)

function rounded(degrees: number): number {
  return Math.floor(degrees * PUBLIC_PARTS_OF_DEGREE + 0.5) / PUBLIC_PARTS_OF_DEGREE
}

function inWorld(share: number): number {
  return Math.min(Math.max(Math.floor(share * WORLD_UNITS), 0), WORLD_UNITS - 1)
}

/**
 * Whether one place comes before another in the order of Morton codes, without making the codes: the coordinate with
 * the higher differing bit decides. All places of a tile follow each other in it.
 */
export function comesBefore(oneX: number, oneY: number, otherX: number, otherY: number): boolean {
  const acrossBits = (oneX ^ otherX) >>> 0
  const downBits = (oneY ^ otherY) >>> 0
  const isAcross = downBits < acrossBits && downBits < (downBits ^ acrossBits) >>> 0
  return isAcross ? oneX < otherX : oneY < otherY
}
