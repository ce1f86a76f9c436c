import type { Area } from '@gorozhanin/domain/reports/blackout'

export type Size = { readonly width: number; readonly height: number }
/** A place on a photo in whole pixels. */
export type Spot = { readonly x: number; readonly y: number }

/** Thinner than this nobody means to draw. */
const LEAST_SHARE = 0.01

/** The rectangle between two corners, whichever of them came first, within the photo. */
export function areaBetween(a: Spot, b: Spot, photo: Size): Area {
  const [left, right] = inside([a.x, b.x], photo.width)
  const [top, bottom] = inside([a.y, b.y], photo.height)
  return { left, top, width: right - left, height: bottom - top }
}

function inside(ends: readonly number[], side: number): readonly [number, number] {
  const within = ends.map((end) => Math.min(Math.max(Math.round(end), 0), side))
  return [Math.min(...within), Math.max(...within)]
}

/** A click draws nothing. */
export function isDrawn({ width, height }: Area, photo: Size): boolean {
  return width >= photo.width * LEAST_SHARE && height >= photo.height * LEAST_SHARE
}

/** A rectangle to begin with where nobody draws: a fifth of the photo in its middle. */
export function middleArea({ width, height }: Size): Area {
  const [wide, high] = [Math.round(width / 5), Math.round(height / 5)]
  return {
    left: Math.round((width - wide) / 2),
    top: Math.round((height - high) / 2),
    width: wide,
    height: high,
  }
}

const STEPS = 50
const ways: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** What an arrow makes of a rectangle: moves it, or with `resizes` its right and lower edge. Null for other keys. */
export function areaAfter(key: string, area: Area, photo: Size, resizes: boolean): Area | null {
  const way = ways[key]
  if (!way) return null
  const x = way.x * Math.max(1, Math.round(photo.width / STEPS))
  const y = way.y * Math.max(1, Math.round(photo.height / STEPS))
  if (resizes)
    return {
      ...area,
      width: between(area.width + x, 1, photo.width - area.left),
      height: between(area.height + y, 1, photo.height - area.top),
    }
  return {
    ...area,
    left: between(area.left + x, 0, photo.width - area.width),
    top: between(area.top + y, 0, photo.height - area.height),
  }
}

const between = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most)
