import { expect, test } from 'vitest'
import { type Area, loadWords } from './catalogue.ts'
import { read } from './read.ts'
import { say as sayRead, type Values } from './say.ts'

const areas = ['core', 'city', 'figures', 'console', 'head'] as const satisfies readonly Area[]
const locales = { ru: 'ru-RU', en: 'en-GB' } as const

async function wordsOf(language: 'ru' | 'en') {
  const parts = await Promise.all(areas.map((area) => loadWords(language, area)))
  return Object.assign({}, ...parts) as Record<string, string>
}

const messages = { ru: await wordsOf('ru'), en: await wordsOf('en') }

function say(language: 'ru' | 'en', id: string, values: Record<string, unknown>): string {
  return sayRead(locales[language], read(messages[language][id] ?? raise(id)), values as Values)
}

function raise(id: string): never {
  throw new Error(`no words for ${id}`)
}

/** The names of the values that a message asks for, found by giving it none and adding what it misses. */
function valuesOf(language: 'ru' | 'en', id: string): readonly string[] {
  const values: Record<string, unknown> = {}
  for (;;) {
    try {
      say(language, id, values)
      return Object.keys(values).sort()
    } catch (fault) {
      const missing = /variable "(\w+)" was not provided/.exec(String(fault))?.[1]
      if (!missing) throw fault
      values[missing] = 2
    }
  }
}

test('both languages ask for the same values in every message', () => {
  for (const id of Object.keys(messages.ru))
    expect([id, valuesOf('en', id)]).toEqual([id, valuesOf('ru', id)])
})

test.each([
  [0, 'просрочено на 0 рабочих дней'],
  [1, 'просрочено на 1 рабочий день'],
  [2, 'просрочено на 2 рабочих дня'],
  [5, 'просрочено на 5 рабочих дней'],
  [21, 'просрочено на 21 рабочий день'],
  [1000, 'просрочено на 1\u202f000 рабочих дней'],
])('%i takes its Russian form', (count, expected) => {
  expect(say('ru', 'overdue.days', { count })).toBe(expected)
})

test.each([
  [0, '0 working days overdue'],
  [1, '1 working day overdue'],
  [21, '21 working days overdue'],
  [1000, '1,000 working days overdue'],
])('%i takes its English form', (count, expected) => {
  expect(say('en', 'overdue.days', { count })).toBe(expected)
})
