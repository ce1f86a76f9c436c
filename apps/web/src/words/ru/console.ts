/** Words of the console. */
export const consoleWords = {
  'console.title': 'Пульт',
} as const
