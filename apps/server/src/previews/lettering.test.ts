import { expect, test } from 'vitest'
import { lettering, linesOf } from './lettering.ts'

const bold = lettering(600)
/** Every sign is as wide as the size: widths can be counted. */
const even = { widthOf: (words: string, size: number) => words.length * size }

test.each([
  ['Яма на дороге', 8, 2, ['Яма на', 'дороге']],
  ['Яма на дороге', 8, 1, ['Яма на…']],
  ['Яма', 8, 2, ['Яма']],
  ['Водопроводноканализационный', 8, 2, ['Водопро…']],
  ['один два три четыре', 8, 2, ['один два', 'три…']],
  ['', 8, 2, ['']],
])('«%s» in lines of %i signs, at most %i', (words, width, most, lines) => {
  expect(linesOf(even, words, { size: 1, width, most })).toEqual(lines)
})

test('words are outlines of Russian, Latin and signs; what no font has is left out', () => {
  expect(bold.draw('Ёж № 5 — Qé', 40)).toMatch(/^M[-\d. MLQCZ]+$/)
  expect(bold.widthOf('шш', 40)).toBeCloseTo(2 * bold.widthOf('ш', 40))
  expect(bold.draw('\u{1F600}', 40)).toBe('')
})
