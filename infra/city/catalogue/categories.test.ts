import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Catalogue } from '@gorozhanin/domain/catalog/pack-categories'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'

const catalogue: unknown = JSON.parse(await readFile(join(import.meta.dirname, 'categories.json'), 'utf8'))
if (!Value.Check(Catalogue, catalogue)) throw new Error('the default catalogue is not as described')
const { groups, serviceTypes, categories } = catalogue

test('the default catalogue has a hundred categories in twelve groups for twenty-two service types', () => {
  expect([groups.length, serviceTypes.length, categories.length]).toEqual([12, 22, 100])
})

test('nobody is asked for a photo in an emergency', () => {
  const emergencies = categories.filter(({ urgency }) => urgency === 'emergency')
  expect(emergencies).toHaveLength(12)
  expect(emergencies.filter(({ photo }) => photo === 'required')).toEqual([])
})

test('every category says what it is for and what not, and names one or two beside it', () => {
  const silent = categories.filter(({ about }) => !about || about.sisters.length === 0)
  expect(silent.map(({ code }) => code)).toEqual([])
})

test('every name, question, option and hint is there in English too', () => {
  const empty: string[] = []
  JSON.stringify(catalogue, (_, value) => {
    if (value && typeof value === 'object' && 'ru' in value && 'en' in value && value.en.length === 0)
      empty.push(value.ru)
    return value
  })
  expect(empty).toEqual([])
})

test.each([
  ['помойка', 'container-overflow'],
  ['фонарь не горит', 'street-light-out'],
  ['выбоина', 'pothole-road'],
  ['лавочка', 'bench-urn-maf'],
  ['домофон', 'entrance-door'],
])('«%s» leads to %s', (word, code) => {
  const found = categories.filter(({ synonyms }) => synonyms.ru.includes(word)).map((each) => each.code)
  expect(found).toContain(code)
})
