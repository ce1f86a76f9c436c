import type { ReportSource } from '@gorozhanin/domain/catalog/pack-sources'

const byCategory = { by: 'category' } as const

/** Where reports come from in every new pack: what people send themselves, and what other systems will. */
export const reportSources: ReportSource[] = [
  { code: 'web', name: { ru: 'Сайт', en: 'Web site' }, term: byCategory },
  { code: 'phone', name: { ru: 'Звонок диспетчеру', en: 'A call to the dispatcher' }, term: byCategory },
  {
    code: 'open311',
    name: { ru: 'Программы жителей (Open311)', en: 'Residents’ apps (Open311)' },
    term: byCategory,
  },
  { code: 'import', name: { ru: 'Загрузка из файла', en: 'Loaded from a file' }, term: byCategory },
  {
    code: 'incident',
    name: { ru: 'Инцидент Менеджмент', en: 'Incident Management (social networks)' },
    term: {
      by: 'source',
      term: { value: 9, unit: 'working_hours' },
      importantTerm: { value: 4, unit: 'working_hours' },
    },
  },
  {
    code: 'pos',
    name: { ru: 'Платформа обратной связи (ПОС)', en: 'Federal feedback platform' },
    term: { by: 'given_date' },
  },
]
