import { previewSize } from '@gorozhanin/domain/reports/preview-api'
import type { StatusGroup } from '@gorozhanin/domain/reports/status'
import { type Piece, statusShapes } from '@gorozhanin/domain/reports/status-shapes'
import sharp from 'sharp'
import { type Lettering, lettering, linesOf } from './lettering.ts'

/** What a drawn picture says. */
export type Drawn = {
  readonly group: StatusGroup
  readonly status: string
  readonly category: string
  readonly address: string | null
  readonly number: string
  readonly site: string
}

/** The light tokens of the web, as a picture needs them. */
const colours = {
  paper: '#fcfdfe',
  ink: '#192029',
  inkMuted: '#575e69',
  line: '#dadee5',
  checking: '#70757c',
  at_agency: '#226bc0',
  deferred: '#a56d0f',
  answered: '#0f827d',
  closed: '#718b79',
} as const satisfies Record<StatusGroup | 'paper' | 'ink' | 'inkMuted' | 'line', string>

const EDGE = 80
const shape = { ...previewSize, quality: 86 }

/** A photo that we keep, cut to the shape of a preview. */
export async function picturePhoto(photo: Uint8Array): Promise<Buffer> {
  const { width, height, quality } = shape
  return sharp(photo)
    .resize({ width, height, fit: 'cover', position: 'attention' })
    .jpeg({ quality })
    .toBuffer()
}

/** A report without a photo: its state, what it is about and where. */
export async function drawPicture(drawn: Drawn): Promise<Buffer> {
  const svg = Buffer.from(svgOf(drawn))
  return sharp(svg).jpeg({ quality: shape.quality, chromaSubsampling: '4:4:4' }).toBuffer()
}

let letters: { readonly plain: Lettering; readonly bold: Lettering } | undefined

function svgOf({ group, status, category, address, number, site }: Drawn): string {
  letters ??= { plain: lettering(400), bold: lettering(600) }
  const { plain, bold } = letters
  const { width, height } = previewSize
  const room = width - 2 * EDGE
  const text = (of: Lettering, words: string, size: number, x: number, y: number, colour: string) =>
    `<path transform="translate(${x} ${y})" fill="${colour}" d="${of.draw(words, size)}"/>`
  const titles = linesOf(bold, category, { size: 72, width: room, most: 2 })
  const places = address ? linesOf(plain, address, { size: 38, width: room, most: 1 }) : []
  const siteX = width - EDGE - plain.widthOf(site, 32)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<rect width="${width}" height="12" fill="${colours[group]}"/>`,
    `<g transform="translate(${EDGE - 8} 84) scale(3)" stroke-linecap="round" stroke-linejoin="round">`,
    ...statusShapes[group].map((piece: Piece) => drawPiece(piece, colours[group])),
    '</g>',
    text(bold, status, 40, EDGE + 68, 128, colours[group]),
    ...titles.map((line, index) => text(bold, line, 72, EDGE, 262 + index * 88, colours.ink)),
    ...places.map((line) => text(plain, line, 38, EDGE, 262 + titles.length * 88 - 12, colours.inkMuted)),
    `<rect x="${EDGE}" y="${height - 138}" width="${room}" height="2" fill="${colours.line}"/>`,
    text(plain, number, 32, EDGE, height - 76, colours.inkMuted),
    text(plain, site, 32, siteX, height - 76, colours.inkMuted),
    '</svg>',
  ].join('')
}

function drawPiece({ d, fill, stroke, dash }: Piece, colour: string): string {
  const filled = fill === undefined ? 'fill="none"' : `fill="${colour}" fill-opacity="${fill}"`
  const stroked = stroke === undefined ? '' : ` stroke="${colour}" stroke-width="${stroke}"`
  const dashed = dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''
  return `<path d="${d}" ${filled}${stroked}${dashed}/>`
}
