import { useEffect, useState } from 'react'
import { useCity } from '../api/city.ts'
import { useLanguage } from '../words/words.tsx'
import { type Base, readBase } from './base.ts'
import type { Palette } from './palette.ts'

/** The base in the look of the page; null for the pack's own, undefined until the chosen one has come for the first time. */
export function useBase(palette: Palette, shade: 'light' | 'dark'): Base | null | undefined {
  const { basemap } = useCity()
  const { language } = useLanguage()
  const isPack = basemap.kind === 'pack'
  const [base, setBase] = useState<Base | null | undefined>(isPack ? null : undefined)
  useEffect(() => {
    if (isPack) return
    let kept = true
    void readBase(basemap, { shade, palette, language, origin: location.origin }).then((next) => {
      if (kept) setBase(next)
    })
    return () => {
      kept = false
    }
  }, [isPack, basemap, shade, palette, language])
  return base
}
