import type { head as ru } from '../ru/head.ts'

/** Words of the head's page. */
export const head = {
  'head.title': 'Summary',
} as const satisfies Record<keyof typeof ru, string>
