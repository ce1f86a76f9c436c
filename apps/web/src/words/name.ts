import type { Names } from '@gorozhanin/domain/names'
import { useCallback } from 'react'
import { useLanguage } from './words.tsx'

/** `name(names)`: a name of the city's data in the language of the page; Russian where it has no other. */
export function useNames(): (names: Names) => string {
  const { language } = useLanguage()
  return useCallback((names) => names[language] || names.ru, [language])
}
