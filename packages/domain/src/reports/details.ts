import type { Category, Question } from '../catalog/pack-categories.ts'
import type { Names } from '../names.ts'
import type { FieldFault } from '../problem-shape.ts'
import type { Details } from './api.ts'

type Answer = Details[string]

/** What a `ref` question may name: codes of the layer, or null while the layer is empty and free words are taken. */
export type KnownObjects = Readonly<Record<string, ReadonlySet<string> | null>>

/**
 * Every fault of the answers to a category's questions. Empty text counts as no answer.
 *
 * `required` is false for phone intake, Open311 and imports, which may leave questions open.
 */
export function detailFaults(
  { questions }: Category,
  details: Details,
  known: KnownObjects,
  required: boolean,
): readonly FieldFault[] {
  const unknown = Object.keys(details).filter((code) => !questions.some((question) => question.code === code))
  return [
    ...unknown.map((code) => ({ field: `details.${code}`, code: 'detail.unknown' })),
    ...questions.flatMap((question) => {
      const code = faultOf(question, details[question.code], known, required)
      return code ? [{ field: `details.${question.code}`, code }] : []
    }),
  ]
}

function faultOf(
  question: Question,
  answer: Answer | undefined,
  known: KnownObjects,
  required: boolean,
): string | null {
  if (answer === undefined || answer === '') return question.required && required ? 'detail.required' : null
  return checks[question.type](question, answer, known)
}

const checks: Record<Question['type'], (q: Question, answer: Answer, known: KnownObjects) => string | null> =
  {
    boolean: (_, answer) => (typeof answer === 'boolean' ? null : 'detail.boolean'),
    select: ({ options }, answer) =>
      options?.some((option) => option.code === answer) ? null : 'detail.option',
    number: ({ min, max }, answer) => {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'detail.number'
      return (min !== undefined && answer < min) || (max !== undefined && answer > max)
        ? 'detail.out_of_range'
        : null
    },
    text: ({ maxLength = 500 }, answer) => {
      if (typeof answer !== 'string') return 'detail.text'
      return [...answer].length > maxLength ? 'detail.too_long' : null
    },
    datetime: (_, answer) =>
      typeof answer === 'string' && isDateTime.test(answer) && !Number.isNaN(Date.parse(answer))
        ? null
        : 'detail.datetime',
    ref: ({ layer }, answer, known) => {
      if (typeof answer !== 'string') return 'detail.object'
      const codes = layer ? known[layer] : null
      return !codes || codes.has(answer) ? null : 'detail.object'
    },
  }

/** A date, or a date and time with or without zone, as forms send them. */
const isDateTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/

const yesNo = { true: { ru: 'да', en: 'yes' }, false: { ru: 'нет', en: 'no' } } as const

/** One answer as people read it. `private` ones are shown only to those who see contacts. */
export type ShownDetail = {
  readonly code: string
  readonly label: Names
  readonly value: string | Names
  readonly private: boolean
}

/** Names of the things that `ref` questions point at, by `layer/code`. */
export type ObjectNames = ReadonlyMap<string, Names>

/**
 * The answers in the order of the questions, with words instead of codes. What a `ref` question names and the city
 * does not know, free words or a thing that is no more, stays as it was given.
 */
export function shownDetails(
  { questions }: Category,
  details: Details,
  objects: ObjectNames,
): readonly ShownDetail[] {
  return questions.flatMap((question) => {
    const answer = details[question.code]
    if (answer === undefined || answer === '') return []
    const { code, label } = question
    return [{ code, label, value: wordsOf(question, answer, objects), private: question.private }]
  })
}

const placeLabels = {
  stop: { ru: 'Остановка', en: 'Stop' },
  container_site: { ru: 'Контейнерная площадка', en: 'Container site' },
} as const

/** The stop or container site that a report names as its place, as one more answer; a question about it says so already. */
export function shownObject(
  { place, questions }: Category,
  objectId: string | null,
  objects: ObjectNames,
): readonly ShownDetail[] {
  if (!isPlaceLayer(place) || questions.some(({ layer }) => layer === place)) return []
  const value = objects.get(`${place}/${objectId}`)
  return value ? [{ code: place, label: placeLabels[place], value, private: false }] : []
}

/** Whether the place of a category is a thing of one of the city’s layers; houses are no layer. */
export function isPlaceLayer(place: Category['place']): place is keyof typeof placeLabels {
  return Object.hasOwn(placeLabels, place)
}

function wordsOf({ options, layer }: Question, answer: Answer, objects: ObjectNames): string | Names {
  if (typeof answer === 'boolean') return yesNo[`${answer}`]
  const named = layer
    ? objects.get(`${layer}/${answer}`)
    : options?.find((option) => option.code === answer)?.label
  return named ?? String(answer)
}
