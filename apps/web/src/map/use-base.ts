import { useEffect, useState } from 'react'
import { useCity } from '../api/city.ts'
import { useLanguage } from '../words/words.tsx'
import { type Base, readBase } from './base.ts'
import type { Palette } from './palette.ts'

/** Nothing but paper and the city's edge: reports need not wait for the ground that they stand on. */
const bare: Base = { sources: {}, layers: [], kept: new Set(['land', 'outside', 'boundary']) }

/** What the city has set to lie under the reports, bare until it has come; null for the pack's own. */
export function useBase(palette: Palette, shade: 'light' | 'dark'): Base | null {
  const { basemap } = useCity()
  const { language } = useLanguage()
  const [base, setBase] = useState<Base | null>(basemap.kind === 'pack' ? null : bare)
  useEffect(() => {
    let kept = true
    void readBase(basemap, { shade, palette, language, origin: location.origin }).then((next) => {
      if (kept) setBase(next)
    })
    return () => {
      kept = false
    }
  }, [basemap, shade, palette, language])
  return base
}
