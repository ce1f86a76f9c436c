import { expect, test } from 'vitest'
import type { Question } from '../catalog/pack-categories.ts'
import { shownDetails, shownObject } from './details.ts'
import { category } from './test-categories.ts'

const words = (ru: string, en: string) => ({ ru, en })

function ask(question: Pick<Question, 'code' | 'type'> & Partial<Question>): Question {
  return { label: words('Вопрос', 'Question'), required: false, private: false, ...question }
}

const asking = {
  ...category('normal', { value: 8, unit: 'working_days' }),
  questions: [
    ask({ code: 'site', type: 'ref', layer: 'container_site' }),
    ask({ code: 'lamps', type: 'select', options: [{ code: 'one', label: words('одна', 'one') }] }),
    ask({ code: 'dangerous', type: 'boolean' }),
    ask({ code: 'floor', type: 'number' }),
    ask({ code: 'flat', type: 'text', private: true }),
  ],
}
const objects = new Map([
  ['container_site/site-12', words('Площадка № 12', 'Site No. 12')],
  ['stop/site-13', words('Остановка', 'Stop')],
])
const shown = (details: Parameters<typeof shownDetails>[1]) =>
  shownDetails(asking, details, objects).map(({ code, value }) => [code, value])

test('answers are read in words, in the order of the questions', () => {
  const details = { floor: 3, flat: '17', dangerous: true, lamps: 'one', site: 'site-12' }
  expect(shown(details)).toEqual([
    ['site', words('Площадка № 12', 'Site No. 12')],
    ['lamps', words('одна', 'one')],
    ['dangerous', words('да', 'yes')],
    ['floor', '3'],
    ['flat', '17'],
  ])
})

test.each([
  ['site-99'], // no such thing, or no more
  ['site-13'], // another layer has it
  ['у синих ворот'], // the city has no such layer: free words
])('what the layer does not know stays as it was given: %s', (site) => {
  expect(shown({ site })).toEqual([['site', site]])
})

test('an empty answer is none', () => {
  expect(shown({ site: '', flat: '' })).toEqual([])
})

test('a private answer is marked for its readers', () => {
  expect(shownDetails(asking, { flat: '17' }, objects)).toMatchObject([{ code: 'flat', private: true }])
})

const atStop = { ...asking, place: 'stop' } as const

test.each([
  ['the stop that is the place', atStop, 'site-13', [words('Остановка', 'Stop')]],
  ['nothing for a stop that is no more', atStop, 'site-14', []],
  ['nothing where none was chosen', atStop, null, []],
  ['nothing for a point', { ...asking, place: 'point' } as const, 'site-13', []],
  ['nothing where a question asks it', { ...asking, place: 'container_site' } as const, 'site-12', []],
])('beside the answers stands %s', (_, category, objectId, values) => {
  expect(shownObject(category, objectId, objects).map(({ value }) => value)).toEqual(values)
})
