import { statusGroups } from '@gorozhanin/domain/reports/status'
import { canvas, disc, imageScale } from './marker-image.ts'
import type { Palette } from './palette.ts'

const ringPx = 4
const latePx = 2

/** Space between neighbouring shares, radians at the ring. */
const gap = 0.07

/** The disc grows as its area does: by the square root of the count. */
export function clusterRadius(count: number): number {
  return Math.min(34, 13 + 1.6 * Math.sqrt(count))
}

export type Arc = { readonly from: number; readonly to: number }

/** The shares of a ring as arcs in radians from the top, clockwise; a share of nothing has none, a tiny one can be seen. */
export function arcsOf(shares: readonly number[]): readonly (Arc | null)[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const alone = shares.filter((share) => share > 0).length <= 1
  let at = -Math.PI / 2
  return shares.map((share) => {
    if (share === 0) return null
    const turn = (2 * Math.PI * share) / total
    const from = alone ? at : at + gap / 2
    const to = alone ? at + turn : Math.max(from + gap, at + turn - gap / 2)
    at += turn
    return { from, to }
  })
}

/**
 * Image of a cluster by its name `cluster:<count>:<one number a group>:<overdue>`; null for another name.
 *
 * A disc with the number; round it the shares of the five groups; outside a thin arc for the share that is overdue.
 */
export function clusterImage(name: string, palette: Palette): ImageData | null {
  const [kind, ...rest] = name.split(':')
  if (kind !== 'cluster') return null
  const [count = 0, ...numbers] = rest.map(Number)
  const shares = statusGroups.map((_, index) => numbers[index] ?? 0)
  const late = numbers[statusGroups.length] ?? 0

  const radius = clusterRadius(count)
  const size = Math.ceil(2 * (radius + latePx + 3))
  const brush = canvas(size)
  brush.translate(size / 2, size / 2)

  disc(brush, radius + latePx + 2, palette.paper)
  brush.lineWidth = ringPx
  for (const [index, arc] of arcsOf(shares).entries()) {
    const group = statusGroups[index]
    if (arc && group) stroke(brush, radius - ringPx / 2, arc, palette[group])
  }
  if (late > 0) {
    const from = -Math.PI / 2
    brush.lineWidth = latePx
    brush.lineCap = 'round'
    stroke(
      brush,
      radius + latePx,
      { from, to: from + Math.max(0.3, (2 * Math.PI * late) / count) },
      palette.overdue,
    )
  }

  brush.fillStyle = palette.ink
  brush.font = `600 ${count < 100 ? 13 : 12}px "Golos Text", sans-serif`
  brush.textAlign = 'center'
  brush.textBaseline = 'middle'
  brush.fillText(String(count), 0, 0.5)
  return brush.getImageData(0, 0, size * imageScale, size * imageScale)
}

function stroke(brush: OffscreenCanvasRenderingContext2D, radius: number, arc: Arc, colour: string): void {
  brush.beginPath()
  brush.arc(0, 0, radius, arc.from, arc.to)
  brush.strokeStyle = colour
  brush.stroke()
}
