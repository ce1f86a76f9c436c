import type { Basemap } from '@gorozhanin/domain/catalog/api'
import type { Language } from '@gorozhanin/domain/names'
import { outsideBase } from './base-outside.ts'
import type { Palette } from './palette.ts'
import type { Layer, Style } from './style.ts'

/** What lies under the reports in place of the pack's own basemap. */
export type Base = {
  readonly sources: Style['sources']
  readonly layers: readonly Layer[]
  readonly glyphs?: string
  readonly sprite?: Style['sprite']
  /** Layers of the pack that stay above it, by their ids. */
  readonly kept: ReadonlySet<string>
}

export type Look = {
  readonly shade: 'light' | 'dark'
  readonly palette: Palette
  readonly language: Language
  readonly origin: string
}

/** The base that the city has set; null for the pack's own, which is drawn too where the chosen one does not come. */
export async function readBase(basemap: Basemap, look: Look): Promise<Base | null> {
  if (basemap.kind === 'pack') return null
  try {
    if (basemap.kind === 'style') return await outsideBase(basemap[look.shade])
    const { fileBase } = await import('./base-file.ts')
    return fileBase(basemap, look)
  } catch (fault) {
    console.warn('the basemap of the city is drawn instead of the chosen one:', fault)
    return null
  }
}
