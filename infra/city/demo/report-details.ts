import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Category, Question } from '@gorozhanin/domain/catalog/pack-categories'
import type { Temporal } from 'temporal-polyfill'
import type { Random } from './random.ts'
import type { ReportPlace } from './report-places.ts'

export type PlannedDetails = Record<string, string | number | boolean>

type About = {
  readonly pack: CityPack
  readonly random: Random
  readonly filedAt: Temporal.PlainDateTime
  readonly place: ReportPlace | null
}

const words: Readonly<Record<string, readonly string[]>> = {
  sign_kind: ['Пешеходный переход', 'Уступи дорогу', 'Ограничение скорости 40'],
  lamp_number: ['12/4', 'О-118', '37'],
  flat: ['14', '52', '7'],
  route_number: ['1', '4', '5', '7', '11'],
  vehicle_plate: ['а000аа', 'борт 214'],
  permit_board: ['щита нет', '№ 114 до 30 числа', 'нет таблички'],
  object_name: ['беседка в сквере', 'старая водокачка', 'подпорная стена'],
}

/** Answers as a person would give them: the required ones always, the others now and then. */
export function planDetails({ questions }: Category, about: About): PlannedDetails {
  const answers: PlannedDetails = {}
  for (const question of questions) {
    if (!question.required && about.random.chance(0.5)) continue
    const answer = answerTo(question, about)
    if (answer !== null) answers[question.code] = answer
  }
  return answers
}

function answerTo(
  question: Question,
  { pack, random, filedAt, place }: About,
): string | number | boolean | null {
  if (question.type === 'boolean') return random.chance(0.25)
  if (question.type === 'select') return random.pick(question.options ?? []).code
  if (question.type === 'text') return random.pick(words[question.code] ?? ['не знаю'])
  if (question.type === 'datetime')
    return filedAt.subtract({ minutes: random.whole(30, 2000) }).toString({ smallestUnit: 'minute' })
  if (question.type === 'ref') return objectOf(question, pack, random, place)
  return numberFor(question, random, filedAt)
}

function numberFor(
  { code, min = 1, max = 10 }: Question,
  random: Random,
  filedAt: Temporal.PlainDateTime,
): number {
  if (code === 'improvement_year') return filedAt.year
  if (code === 'room_temp') return random.whole(12, 18)
  return random.whole(Math.max(min, 1), Math.min(max, 6))
}

function objectOf(
  { layer }: Question,
  pack: CityPack,
  random: Random,
  place: ReportPlace | null,
): string | null {
  if (layer === 'container_site' && place?.objectId?.startsWith('site-')) return place.objectId
  const layers = { container_site: pack.containerSites, stop: pack.stops, institution: pack.institutions }
  const features = layer ? layers[layer].features : []
  return features.length > 0 ? random.pick<{ properties: { code: string } }>(features).properties.code : null
}
