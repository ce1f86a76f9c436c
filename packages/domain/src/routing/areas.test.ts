import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CandidateArea, pickArea } from './areas.ts'

const area = (code: string, rest: Partial<CandidateArea> = {}): CandidateArea => ({
  code,
  serviceType: 'road',
  agency: `${code}-agency`,
  areaSquareMeters: 1000,
  validFrom: '2026-01-01',
  validTo: null,
  version: '1',
  ...rest,
})
const pick = (areas: CandidateArea[], today = '2026-11-06') => {
  const { winner, losers } = pickArea(areas, 'road', today)
  return [winner?.code ?? null, ...losers.map(({ of, why }) => `${of} ${why}`)]
}

describe('of the areas at a point', () => {
  test('the smallest wins', () => {
    expect(
      pick([
        area('city', { areaSquareMeters: 9e6 }),
        area('district'),
        area('region', { areaSquareMeters: 9e9 }),
      ]),
    ).toEqual(['district', 'city larger', 'region larger'])
  })

  test('equally large ones go by the newer day, then by the code', () => {
    expect(pick([area('b'), area('a'), area('c', { validFrom: '2026-02-01' })])).toEqual([
      'c',
      'a older',
      'b older',
    ])
    expect(pick([area('b'), area('a')])).toEqual(['a', 'b later_code'])
  })

  test('a difference under half a square metre is none', () => {
    expect(pick([area('a', { areaSquareMeters: 1000.3 }), area('b', { areaSquareMeters: 1000.1 })])[0]).toBe(
      'a',
    )
  })

  test('those of other service types do not count', () => {
    expect(pick([area('uk', { serviceType: 'uk' })])).toEqual([null, 'road no_area'])
  })

  test.each([
    ['2026-11-30', 'old'],
    ['2026-12-01', 'new'],
  ])('one that changes hands on 1 December belongs on %s to the %s agency', (today, winner) => {
    const areas = [area('old', { validTo: '2026-11-30' }), area('new', { validFrom: '2026-12-01' })]
    expect(pick(areas, today)[0]).toBe(winner)
  })

  test('one that ends on the day when its follower begins gives way to it', () => {
    const areas = [area('old', { validTo: '2026-12-01' }), area('new', { validFrom: '2026-12-01' })]
    expect(pick(areas, '2026-12-01')).toEqual(['new', 'old older'])
  })

  test('none is valid today', () => {
    expect(pick([area('old', { validTo: '2026-11-05' }), area('new', { validFrom: '2026-11-07' })])).toEqual([
      null,
      'new not_yet_valid',
      'old no_longer_valid',
    ])
  })
})

const days = fc.constantFrom('2026-10-01', '2026-11-05', '2026-11-06', '2026-11-07', '2026-12-01')
const candidates = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    serviceType: fc.constantFrom('road', 'uk'),
    agency: fc.constantFrom('x', 'y'),
    areaSquareMeters: fc.constantFrom(10, 10.2, 20, 3000),
    validFrom: days,
    validTo: fc.option(days),
    version: fc.constant('1'),
  }),
  { selector: ({ code }) => code },
)

test('the order in which areas arrive changes nothing', () => {
  const shuffled = candidates.chain((areas) =>
    fc.tuple(fc.constant(areas), fc.shuffledSubarray(areas, { minLength: areas.length })),
  )
  fc.assert(
    fc.property(shuffled, ([areas, others]) => {
      expect(pickArea(others, 'road', '2026-11-06')).toEqual(pickArea(areas, 'road', '2026-11-06'))
    }),
  )
})

test('the winner is valid today, and no valid area is smaller', () => {
  fc.assert(
    fc.property(candidates, (areas) => {
      const valid = areas.filter(
        ({ serviceType, validFrom, validTo }) =>
          serviceType === 'road' &&
          validFrom <= '2026-11-06' &&
          (validTo === null || validTo >= '2026-11-06'),
      )
      const { winner } = pickArea(areas, 'road', '2026-11-06')
      expect(winner !== null).toBe(valid.length > 0)
      if (!winner) return
      expect(valid).toContain(winner)
      const smallest = Math.min(...valid.map(({ areaSquareMeters }) => Math.round(areaSquareMeters)))
      expect(Math.round(winner.areaSquareMeters)).toBe(smallest)
    }),
  )
})
