import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isSameSpot, isWithinRepeatWindow, repeatWindowDays } from './repeats.ts'

const lamp = { place: 'point', duplicateRadiusMeters: 30 } as const
const entrance = { place: 'building', duplicateRadiusMeters: 50 } as const
const at = (text: string) => Temporal.Instant.from(text)

describe('the same spot', () => {
  const lighting = { group: 'lighting', house: null }

  test.each([
    [0, true],
    [29.9, true],
    [30, true],
    [30.001, false],
    [null, false],
  ])('at %s m from a lamp with a radius of 30 m: %s', (meters, same) => {
    expect(isSameSpot(lighting, lighting, lamp, meters)).toBe(same)
  })

  test('another group is other trouble, however near', () => {
    expect(isSameSpot(lighting, { group: 'roads', house: null }, lamp, 0)).toBe(false)
  })

  test.each([
    ['h-1', 'h-1', true],
    ['h-1', 'h-2', false],
    ['h-1', null, false],
    [null, null, false],
  ])('of a house at %s and one at %s: %s, whatever the distance', (later, earlier, same) => {
    const spot = (house: string | null) => ({ group: 'housing', house })
    expect(isSameSpot(spot(later), spot(earlier), entrance, 1)).toBe(same)
  })
})

describe('the window after an answer', () => {
  test.each([
    // [registered, answered, days, within]
    ['2026-10-01T04:59:59.999Z', '2026-10-01T05:00:00Z', 60, false], // before the answer: a duplicate
    ['2026-10-01T05:00:00Z', '2026-10-01T05:00:00Z', 60, true],
    ['2026-11-30T05:00:00Z', '2026-10-01T05:00:00Z', 60, true], // the last instant of the sixtieth day
    ['2026-11-30T05:00:00.001Z', '2026-10-01T05:00:00Z', 60, false],
    ['2026-10-04T05:00:00Z', '2026-10-01T05:00:00Z', 3, true],
    ['2026-10-04T05:00:01Z', '2026-10-01T05:00:00Z', 3, false], // new snow
  ])('registered %s after an answer of %s, %i days: %s', (registered, answered, days, within) => {
    expect(isWithinRepeatWindow(at(registered), at(answered), days)).toBe(within)
  })

  test('a group may have a window of its own', () => {
    const rules = { windowDays: 60, groupWindowDays: { snow: 3 } }
    expect(repeatWindowDays(rules, 'snow')).toBe(3)
    expect(repeatWindowDays(rules, 'lighting')).toBe(60)
  })
})
