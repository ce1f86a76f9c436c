import type { city as ru } from '../ru/city.ts'

/** Words of the residents' area. */
export const city = {
  'city.title': 'City map',
} as const satisfies Record<keyof typeof ru, string>
