import type { Category, Term, Urgency } from '../catalog/pack-categories.ts'

/** A category that is all terms: what its form asks plays no part in the life of a report. */
export function category(urgency: Urgency, answerTerm: Term, norm: Term | null = null): Category {
  const name = { ru: 'Яма', en: 'Pothole' }
  return {
    code: `${urgency}-${answerTerm.value}-${answerTerm.unit}`,
    group: 'roads',
    name,
    serviceType: 'roads',
    altServiceTypes: [],
    urgency,
    answerTerm,
    eliminationNorm: norm && { ...norm, note: name },
    questions: [],
    isPublic: true,
    photo: 'optional',
    place: 'point',
    season: null,
    emergencyHint: null,
    duplicateRadiusMeters: 50,
    legalTrack: 'message',
    indicatorBucket: 'other',
    source: 'test',
    synonyms: { ru: [], en: [] },
  }
}

/** One of each urgency and of each unit of a term, with norms and without. */
export const categories: readonly Category[] = [
  category('normal', { value: 8, unit: 'working_days' }, { value: 12, unit: 'calendar_days' }),
  category('normal', { value: 2, unit: 'working_days' }),
  category('high', { value: 9, unit: 'working_hours' }, { value: 1, unit: 'working_days' }),
  category('low', { value: 30, unit: 'calendar_days' }),
  category('emergency', { value: 3, unit: 'hours' }, { value: 24, unit: 'hours' }),
  category('emergency', { value: 30, unit: 'minutes' }),
]
