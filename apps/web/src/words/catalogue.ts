import type { Language } from '@gorozhanin/domain/names'
import type { account } from './ru/account.ts'
import type { alerts } from './ru/alerts.ts'
import type { audit } from './ru/audit.ts'
import type { city } from './ru/city.ts'
import type { consoleWords } from './ru/console.ts'
import { core } from './ru/core.ts'
import type { following } from './ru/following.ts'
import type { head } from './ru/head.ts'
import type { messages } from './ru/messages.ts'
import { problems } from './ru/problems.ts'
import type { staff } from './ru/staff.ts'

export type WordKey =
  | keyof typeof core
  | keyof typeof problems
  | keyof typeof city
  | keyof typeof messages
  | keyof typeof account
  | keyof typeof following
  | keyof typeof consoleWords
  | keyof typeof head
  | keyof typeof alerts
  | keyof typeof staff
  | keyof typeof audit

export type Messages = Readonly<Record<string, string>>
export type Area = 'core' | 'city' | 'console' | 'head'

/** Russian words of the shell come with the first chunk; everything else when it is needed. */
const catalogue = {
  ru: {
    core: async () => ({ ...core, ...problems }),
    city: async () => ({
      ...(await import('./ru/city.ts')).city,
      ...(await import('./ru/messages.ts')).messages,
      ...(await import('./ru/account.ts')).account,
      ...(await import('./ru/following.ts')).following,
    }),
    console: async () => ({
      ...(await import('./ru/console.ts')).consoleWords,
      ...(await import('./ru/audit.ts')).audit,
      ...(await import('./ru/alerts.ts')).alerts,
      ...(await import('./ru/staff.ts')).staff,
    }),
    head: async () => ({
      ...(await import('./ru/head.ts')).head,
      ...(await import('./ru/alerts.ts')).alerts,
    }),
  },
  en: {
    core: async () => ({
      ...(await import('./en/core.ts')).core,
      ...(await import('./en/problems.ts')).problems,
    }),
    city: async () => ({
      ...(await import('./en/city.ts')).city,
      ...(await import('./en/messages.ts')).messages,
      ...(await import('./en/account.ts')).account,
      ...(await import('./en/following.ts')).following,
    }),
    console: async () => ({
      ...(await import('./en/console.ts')).consoleWords,
      ...(await import('./en/audit.ts')).audit,
      ...(await import('./en/alerts.ts')).alerts,
      ...(await import('./en/staff.ts')).staff,
    }),
    head: async () => ({
      ...(await import('./en/head.ts')).head,
      ...(await import('./en/alerts.ts')).alerts,
    }),
  },
} as const satisfies Record<Language, Record<Area, () => Promise<Messages>>>

const loaded = new Map<string, Promise<Messages>>()

/** The words of one area in one language, fetched once. A failed fetch may be tried again. */
export function loadWords(language: Language, area: Area): Promise<Messages> {
  const key = `${language}.${area}`
  const known = loaded.get(key)
  if (known) return known
  const words: Promise<Messages> = catalogue[language][area]()
  loaded.set(key, words)
  words.catch(() => loaded.delete(key))
  return words
}
