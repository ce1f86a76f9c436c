import { useMemo } from 'react'
import { useCity } from '../api/city.ts'
import { createFormats, type Formats } from './formats.ts'
import { useLanguage } from './words.tsx'

/** Dates and numbers in the language of the page and the zone of the city. */
export function useFormats(): Formats {
  const { language } = useLanguage()
  const { timeZone } = useCity()
  return useMemo(() => createFormats(language, timeZone), [language, timeZone])
}
