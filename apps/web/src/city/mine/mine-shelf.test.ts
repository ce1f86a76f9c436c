import { expect, test } from 'vitest'
import { addMine, readMine } from './mine-shelf.ts'

function memoryShelf(kept?: string) {
  let value = kept ?? null
  return {
    getItem: () => value,
    setItem: (_: string, next: string) => {
      value = next
    },
  }
}

const report = (number: string) => ({
  number,
  follow: `secret-of-${number}`,
  filedAt: '2026-11-22T10:00:00Z',
  category: { ru: 'Яма', en: 'Pothole' },
  address: null,
  agency: { ru: 'Дорожная служба', en: 'Road Service' },
  dueAt: null,
  handedOver: false,
  isPublic: true,
})

test('the newest stands first, and each stands once', () => {
  const shelf = memoryShelf()
  for (const number of ['2026-1', '2026-2', '2026-1']) addMine(shelf, report(number))
  expect(readMine(shelf).map(({ number }) => number)).toEqual(['2026-1', '2026-2'])
})

test('the oldest go when there are more than the city’s cookie holds', () => {
  const shelf = memoryShelf()
  for (let n = 1; n <= 60; n++) addMine(shelf, report(`2026-${n}`))
  const numbers = readMine(shelf).map(({ number }) => number)
  expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([50, '2026-60', '2026-11'])
})

test.each([['{'], ['{}'], ['null'], ['[1, null, {"number": 5}]']])(
  'a shelf with %s counts as empty',
  (kept) => {
    expect(readMine(memoryShelf(kept))).toEqual([])
  },
)
