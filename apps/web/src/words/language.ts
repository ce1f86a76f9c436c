import type { Language } from '@gorozhanin/domain/names'

export const languages = ['ru', 'en'] as const satisfies readonly Language[]

const storageKey = 'language'

function asLanguage(value: string | null): Language | undefined {
  return languages.find((language) => language === value)
}

/** The language to begin with: `?lang=` of the address, then the last choice, then Russian. */
export function initialLanguage(): Language {
  const asked = asLanguage(new URLSearchParams(location.search).get('lang'))
  if (asked) rememberLanguage(asked)
  return asked ?? asLanguage(localStorage.getItem(storageKey)) ?? 'ru'
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
}
