import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Candidate, type Described, HINT_SCORE, rankByLikeness, searchMeters } from './likeness.ts'

const nowMs = Date.parse('2026-11-24T10:00:00Z')
const HOUR_MS = 3_600_000

const pothole: Described = {
  category: 'pothole',
  text: 'Глубокая яма у перехода',
  nowMs,
  duplicateRadiusMeters: 50,
}

/** A report of yesterday, twenty metres away, of the same category; it says nothing alike. */
function near(leadsTo: string, change: Partial<Candidate> = {}): Candidate {
  return {
    leadsTo,
    category: 'pothole',
    text: 'Разметка стёрта',
    meters: 20,
    registeredMs: nowMs - 24 * HOUR_MS,
    ...change,
  }
}

const order = (...candidates: readonly Candidate[]) =>
  rankByLikeness(pothole, candidates).map(({ candidate }) => candidate.leadsTo)

describe('of two reports alike in all else, first comes', () => {
  test.each([
    ['the nearer one', { meters: 21 }],
    ['the newer one', { registeredMs: nowMs - 72 * HOUR_MS }],
    ['the one of the category that is asked', { category: 'curb' }],
  ])('%s', (_, other) => {
    expect(order(near('other', other), near('first'))).toEqual(['first', 'other'])
  })

  test.each(['Ямы на переходе', 'яму не заделали', 'ПЕРЕХОД разбит', 'очень глубоко'])(
    'the one that shares a root with «Глубокая яма у перехода»: «%s»',
    (text) => {
      expect(order(near('other'), near('first', { text }))).toEqual(['first', 'other'])
    },
  )

  test('the one that shares the rarer word', () => {
    const filler = ['a', 'b', 'c'].map((name) => near(name, { text: 'яма', meters: 200 }))
    const both = [near('common', { text: 'яма во дворе' }), near('rare', { text: 'переход разбит' })]
    expect(order(...both, ...filler).slice(0, 2)).toEqual(['rare', 'common'])
  })
})

test('«ё» and «е» are one letter, and English loses its plural', () => {
  const asked = { ...pothole, text: 'зелёный контейнер, two lights' }
  const [first] = rankByLikeness(asked, [near('none'), near('both', { text: 'контейнер зеленый, no light' })])
  expect(first?.candidate.leadsTo).toBe('both')
})

test('a merged report gives its likeness to the one that it leads to, which comes once', () => {
  const ranked = rankByLikeness(pothole, [
    near('2026-1', { meters: 150 }),
    near('2026-2', { meters: 40 }),
    near('2026-1', { meters: 1 }),
  ])
  expect(ranked.map(({ candidate }) => [candidate.leadsTo, candidate.meters])).toEqual([
    ['2026-1', 1],
    ['2026-2', 40],
  ])
})

describe('what a person is shown', () => {
  test.each([
    ['an hour ago, at the next house', { registeredMs: nowMs - HOUR_MS, meters: 60 }, true],
    ['a week ago, across the street', { registeredMs: nowMs - 168 * HOUR_MS, meters: 30 }, true],
    ['a month ago, in the next yard', { registeredMs: nowMs - 720 * HOUR_MS, meters: 100 }, false],
    ['a month ago, in the same words', { registeredMs: nowMs - 720 * HOUR_MS, text: pothole.text }, true],
    [
      'a week ago, a sister’s, across the street',
      { category: 'curb', registeredMs: nowMs - 168 * HOUR_MS, meters: 50 },
      false,
    ],
  ])('%s', (_, change, shown) => {
    const [found] = rankByLikeness(pothole, [near('it', change)])
    expect((found?.score ?? Number.NaN) >= HINT_SCORE).toBe(shown)
  })

  test('the wider the category’s radius, the farther', () => {
    const smell = { ...pothole, duplicateRadiusMeters: 500 }
    const [close] = rankByLikeness(pothole, [near('it', { meters: 200 })])
    const [wide] = rankByLikeness(smell, [near('it', { meters: 200 })])
    expect(close?.score).toBeLessThan(HINT_SCORE)
    expect(wide?.score).toBeGreaterThan(HINT_SCORE)
  })
})

test.each([
  [30, 150],
  [50, 250],
  [500, 1000],
  [5000, 5000],
])('with a radius of %i m reports are looked for within %i m', (radius, meters) => {
  expect(searchMeters(radius)).toBe(meters)
})

const candidate = fc.record({
  leadsTo: fc.constantFrom('2026-1', '2026-2', '2026-3'),
  category: fc.constantFrom('pothole', 'curb'),
  text: fc.string({ unit: 'grapheme', maxLength: 60 }),
  meters: fc.double({ min: 0, max: 1000, noNaN: true }),
  registeredMs: fc.integer({ min: nowMs - 1e11, max: nowMs + 1e6 }),
})

test('every report comes once, in the order of finite scores, whatever was written', () => {
  fc.assert(
    fc.property(fc.array(candidate), fc.string({ unit: 'grapheme' }), (candidates, text) => {
      const ranked = rankByLikeness({ ...pothole, text }, candidates)
      const scores = ranked.map(({ score }) => score)
      expect(scores.every(Number.isFinite)).toBe(true)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      expect(new Set(ranked.map((each) => each.candidate.leadsTo))).toEqual(
        new Set(candidates.map(({ leadsTo }) => leadsTo)),
      )
      expect(ranked).toHaveLength(new Set(candidates.map(({ leadsTo }) => leadsTo)).size)
    }),
  )
})
