import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

/** Words as outlines: a server need not have fonts, and a drawn picture looks alike on every one. */
export type Lettering = {
  /** Width of the words in pixels. */
  readonly widthOf: (words: string, size: number) => number
  /** The words as the data of an SVG path, their base line at 0. */
  readonly draw: (words: string, size: number) => string
}

const parts = ['cyrillic', 'latin', 'cyrillic-ext', 'latin-ext'] as const

export function lettering(weight: 400 | 600): Lettering {
  const { resolve } = createRequire(import.meta.url)
  const fonts = parts.map((part) => {
    const opened = create(
      readFileSync(resolve(`@fontsource/golos-text/files/golos-text-${part}-${weight}-normal.woff`)),
    )
    if ('fonts' in opened) throw new Error('a collection is no font')
    return opened
  })
  /** A sign that no part has is left out. */
  const glyphs = (words: string) =>
    Array.from(words).flatMap((sign) => {
      const point = sign.codePointAt(0) ?? 0
      const font: Font | undefined = fonts.find((one) => one.hasGlyphForCodePoint(point))
      return font ? [{ glyph: font.glyphForCodePoint(point), unit: 1 / font.unitsPerEm }] : []
    })
  return {
    widthOf: (words, size) =>
      glyphs(words).reduce((sum, { glyph, unit }) => sum + glyph.advanceWidth * unit * size, 0),
    draw: (words, size) => {
      let x = 0
      return glyphs(words)
        .map(({ glyph, unit }) => {
          const scale = unit * size
          const path = glyph.path.transform(scale, 0, 0, -scale, x, 0).toSVG()
          x += glyph.advanceWidth * scale
          return path
        })
        .join('')
    },
  }
}

/** At most `most` lines no wider than `width`; what does not fit ends with «…». */
export function linesOf(
  { widthOf }: Pick<Lettering, 'widthOf'>,
  words: string,
  { size, width, most }: { readonly size: number; readonly width: number; readonly most: number },
): readonly string[] {
  const fits = (line: string) => widthOf(line, size) <= width
  const lines: string[] = ['']
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1) ?? ''
    const longer = line ? `${line} ${word}` : word
    if (fits(longer) || line === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const shown = lines.slice(0, most)
  return shown.map((line, index) => {
    const isCut = index === most - 1 && lines.length > most
    if (!isCut && fits(line)) return line
    let kept = Array.from(line)
    while (kept.length > 0 && !fits(`${kept.join('')}…`)) kept = kept.slice(0, -1)
    return `${kept.join('').replace(/[\s,.;:]+$/, '')}…`
  })
}
