import { type StatusGroup, statusGroups } from '@gorozhanin/domain/reports/status'
import { type Piece, statusShapes } from '@gorozhanin/domain/reports/status-shapes'
import type { Palette } from './palette.ts'

/** Pixels of an image for one pixel of the page. */
export const imageScale = 2

/** Side of a marker, px: the disc and room for the ring of an overdue one. */
const side = 32

/** Image of one report: `report-<group>` or `report-<group>-late`; null for another name. */
export function markerImage(name: string, palette: Palette): ImageData | null {
  const [, group, late] = /^report-(\w+?)(-late)?$/.exec(name) ?? []
  const known = statusGroups.find((one) => one === group)
  return known ? drawMarker(known, Boolean(late), palette) : null
}

function drawMarker(group: StatusGroup, late: boolean, palette: Palette): ImageData {
  const brush = canvas(side)
  brush.translate(side / 2, side / 2)

  if (late) disc(brush, 14, palette.overdue)
  disc(brush, 11.75, palette.paper)
  if (!late) circle(brush, 11.75, palette.line, 1)

  brush.translate(-10, -10)
  for (const piece of statusShapes[group]) draw(brush, piece, palette[group])
  return brush.getImageData(0, 0, side * imageScale, side * imageScale)
}

/** An empty square of `size` px whose brush draws in pixels of the page. */
export function canvas(size: number): OffscreenCanvasRenderingContext2D {
  const brush = new OffscreenCanvas(size * imageScale, size * imageScale).getContext('2d', {
    willReadFrequently: true,
  })
  if (!brush) throw new Error('No 2d canvas')
  brush.scale(imageScale, imageScale)
  return brush
}

export function disc(brush: OffscreenCanvasRenderingContext2D, radius: number, colour: string): void {
  brush.beginPath()
  brush.arc(0, 0, radius, 0, 2 * Math.PI)
  brush.fillStyle = colour
  brush.fill()
}

function circle(
  brush: OffscreenCanvasRenderingContext2D,
  radius: number,
  colour: string,
  width: number,
): void {
  brush.beginPath()
  brush.arc(0, 0, radius, 0, 2 * Math.PI)
  brush.strokeStyle = colour
  brush.lineWidth = width
  brush.stroke()
}

function draw(brush: OffscreenCanvasRenderingContext2D, piece: Piece, colour: string): void {
  const path = new Path2D(piece.d)
  if (piece.fill) {
    brush.globalAlpha = piece.fill
    brush.fillStyle = colour
    brush.fill(path)
    brush.globalAlpha = 1
  }
  if (piece.stroke) {
    brush.strokeStyle = colour
    brush.lineWidth = piece.stroke
    brush.lineCap = 'round'
    brush.lineJoin = 'round'
    brush.setLineDash(piece.dash ? [...piece.dash] : [])
    brush.stroke(path)
  }
}
