import type { consoleWords as ru } from '../ru/console.ts'

/** Words of the console. */
export const consoleWords = {
  'console.title': 'Console',
} as const satisfies Record<keyof typeof ru, string>
