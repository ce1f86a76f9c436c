import type { Basemap } from '@gorozhanin/domain/catalog/api'
import type { Ctx } from '../main/context.ts'

/** What lies under the reports, and to whom it is owed beside the makers of the pack. */
export type Ground = { readonly basemap: Basemap; readonly attribution: string | null }

export function groundOf({ config, basemap: file }: Ctx): Ground {
  if (file) {
    const { format, minZoom, maxZoom, attribution } = file
    return { basemap: { kind: 'file', format, minZoom, maxZoom }, attribution }
  }
  if (!config.basemap || 'file' in config.basemap) return { basemap: { kind: 'pack' }, attribution: null }
  const { light, dark = light, attribution } = config.basemap
  return { basemap: { kind: 'style', light, dark }, attribution }
}
