import type { Language } from '@gorozhanin/domain/names'
import type { account } from './ru/account.ts'
import type { alerts } from './ru/alerts.ts'
import type { audit } from './ru/audit.ts'
import type { city } from './ru/city.ts'
import type { consoleWords } from './ru/console.ts'
import { core } from './ru/core.ts'
import type { figures } from './ru/figures.ts'
import type { filing } from './ru/filing.ts'
import type { following } from './ru/following.ts'
import type { head } from './ru/head.ts'
import type { messages } from './ru/messages.ts'
import { problems } from './ru/problems.ts'
import type { report } from './ru/report.ts'
import type { staff } from './ru/staff.ts'
import type { staffProblems } from './ru/staff-problems.ts'
import type { Message } from './say.ts'

export type WordKey =
  | keyof typeof core
  | keyof typeof problems
  | keyof typeof city
  | keyof typeof filing
  | keyof typeof report
  | keyof typeof figures
  | keyof typeof messages
  | keyof typeof account
  | keyof typeof following
  | keyof typeof consoleWords
  | keyof typeof head
  | keyof typeof alerts
  | keyof typeof staff
  | keyof typeof staffProblems
  | keyof typeof audit

export type Messages = Readonly<Record<string, Message>>
export type Area = 'core' | 'city' | 'filing' | 'report' | 'account' | 'figures' | 'console' | 'head'

/** Russian words of the shell come with the first chunk; everything else when it is needed. */
const catalogue = {
  ru: {
    core: () => [{ core, problems }],
    city: () => [import('./ru/city.ts'), import('./ru/messages.ts'), import('./ru/following.ts')],
    filing: () => [import('./ru/filing.ts')],
    report: () => [import('./ru/report.ts'), import('./ru/filing.ts'), import('./ru/account.ts')],
    account: () => [import('./ru/account.ts')],
    figures: () => [import('./ru/figures.ts')],
    console: () => [
      import('./ru/console.ts'),
      import('./ru/audit.ts'),
      import('./ru/alerts.ts'),
      import('./ru/staff.ts'),
      import('./ru/staff-problems.ts'),
    ],
    head: () => [import('./ru/head.ts'), import('./ru/alerts.ts'), import('./ru/staff-problems.ts')],
  },
  en: {
    core: () => [import('./en/core.ts'), import('./en/problems.ts')],
    city: () => [import('./en/city.ts'), import('./en/messages.ts'), import('./en/following.ts')],
    filing: () => [import('./en/filing.ts')],
    report: () => [import('./en/report.ts'), import('./en/filing.ts'), import('./en/account.ts')],
    account: () => [import('./en/account.ts')],
    figures: () => [import('./en/figures.ts')],
    console: () => [
      import('./en/console.ts'),
      import('./en/audit.ts'),
      import('./en/alerts.ts'),
      import('./en/staff.ts'),
      import('./en/staff-problems.ts'),
    ],
    head: () => [import('./en/head.ts'), import('./en/alerts.ts'), import('./en/staff-problems.ts')],
  },
} as const satisfies Record<Language, Record<Area, () => readonly (Part | Promise<Part>)[]>>

/** A file of words gives them under any name. */
type Part = Readonly<Record<string, Messages>>

const loaded = new Map<string, Promise<Messages>>()

/** The words of one area in one language, fetched once. A failed fetch may be tried again. */
export function loadWords(language: Language, area: Area): Promise<Messages> {
  const key = `${language}.${area}`
  const known = loaded.get(key)
  if (known) return known
  const words = gather(catalogue[language][area]())
  loaded.set(key, words)
  words.catch(() => loaded.delete(key))
  return words
}

async function gather(parts: readonly (Part | Promise<Part>)[]): Promise<Messages> {
  const files = await Promise.all(parts)
  return Object.assign({}, ...files.flatMap((file) => Object.values(file)))
}
