/** Words of the head's page. */
export const head = {
  'head.title': 'Сводка',
} as const
