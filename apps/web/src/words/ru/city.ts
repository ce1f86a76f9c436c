/** Words of the residents' area. */
export const city = {
  'city.title': 'Карта города',
} as const
