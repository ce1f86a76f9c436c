const sheetHeights = ['low', 'half', 'full'] as const
export type SheetHeight = (typeof sheetHeights)[number]

/** Share of the screen that the middle height takes. */
const halfShare = 0.5

/** How far below the top of the screen the sheet stops, px: the map stays in sight. */
const topGapPx = 48

/** Speed of a flick that moves the sheet on by itself, px per millisecond. */
const flickSpeed = 0.5

/** The heights in pixels on a screen `screenPx` high, `lowPx` being what the lowest shows. */
export function heightsInPixels(screenPx: number, lowPx: number): Record<SheetHeight, number> {
  return { low: lowPx, half: Math.round(screenPx * halfShare), full: screenPx - topGapPx }
}

/**
 * Where the sheet comes to rest when it is let go at `heightPx`.
 *
 * The nearest height wins; a flick (`speed` in px per millisecond, up is positive) goes on to the next one.
 */
export function settle(heightPx: number, speed: number, heights: Record<SheetHeight, number>): SheetHeight {
  if (speed > flickSpeed) return sheetHeights.find((height) => heights[height] > heightPx) ?? 'full'
  if (speed < -flickSpeed) return sheetHeights.findLast((height) => heights[height] < heightPx) ?? 'low'
  const away = (height: SheetHeight) => Math.abs(heights[height] - heightPx)
  return sheetHeights.reduce((nearest, height) => (away(height) < away(nearest) ? height : nearest))
}

/** The next height up or down; the ends stay. */
export function nextHeight(height: SheetHeight, by: 1 | -1): SheetHeight {
  return sheetHeights[sheetHeights.indexOf(height) + by] ?? height
}
