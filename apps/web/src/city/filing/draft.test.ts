import { expect, test } from 'vitest'
import { draftAgain, emptyDraft, isWorthKeeping, reachableStep, withCategory, withPlace } from './draft.ts'

const category = (code: string, place: 'point' | 'building' | 'optional' | 'none') =>
  ({ code, place, questions: [] }) as unknown as Parameters<typeof withCategory>[1]

const empty = emptyDraft('key')
const place = { lon: 62.9, lat: 60.04 }

test('a trouble that is back begins with the category and the place of the closed report, and no words of it', () => {
  const closed = {
    number: '2026-17',
    category: { code: 'a', group: 'g', icon: 'g', name: { ru: 'А', en: 'A' } },
    place,
    address: 'улица Мира, 1',
  }
  const again = draftAgain('new key', closed)
  expect(again).toEqual({
    ...emptyDraft('new key'),
    category: 'a',
    place,
    address: 'улица Мира, 1',
    repeatOf: '2026-17',
  })
  expect(reachableStep(again, 'tell', { place: 'point' })).toBe('tell')
  expect(draftAgain('new key', { ...closed, place: null, address: null }).withoutPlace).toBe(true)
})

test('another category keeps photos and words, and drops the answers to the old questions', () => {
  const draft = { ...empty, category: 'a', text: 'Яма', details: { size: 'big' }, objectId: 'h1' }
  const changed = withCategory(draft, category('b', 'point'))
  expect(changed).toEqual({ ...draft, category: 'b', details: {}, objectId: null })
})

test('the same category chosen again keeps its answers', () => {
  const draft = { ...empty, category: 'a', details: { size: 'big' } }
  expect(withCategory(draft, category('a', 'point')).details).toEqual({ size: 'big' })
})

test('a category without a place hides the place, one with a place brings it back', () => {
  const placed = { ...empty, place }
  const without = withCategory(placed, category('a', 'none'))
  expect(without).toMatchObject({ withoutPlace: true, place })
  expect(withCategory(without, category('b', 'point')).withoutPlace).toBe(false)
})

test('the choice to go without a place lasts only where the category allows it', () => {
  const chosen = { ...empty, withoutPlace: true }
  expect(withCategory(chosen, category('a', 'optional')).withoutPlace).toBe(true)
  expect(withCategory(chosen, category('b', 'building')).withoutPlace).toBe(false)
})

test('a pin that moves lets go of the address and of what was chosen near by; one that stays does not', () => {
  const details = { site: 'site-1', school: 'у парка', bins: 2 }
  const draft = { ...empty, place, address: 'улица Мира, 1', objectId: 'h1', details }
  const questions = [
    { code: 'site', type: 'ref', layerEmpty: false },
    { code: 'school', type: 'ref', layerEmpty: true }, // words of the person
    { code: 'bins', type: 'number', layerEmpty: false },
  ] as const
  expect(withPlace(draft, { ...place }, questions)).toBe(draft)
  const moved = withPlace(draft, { ...place, lat: 60.05 }, questions)
  expect(moved).toMatchObject({ address: null, objectId: null, withoutPlace: false })
  expect(moved.details).toEqual({ school: 'у парка', bins: 2 })
})

test.each([
  // [asked, category, place, without place, shown]
  ['tell', null, true, false, 'what'],
  ['tell', 'point', true, false, 'tell'],
  ['tell', 'point', false, false, 'where'],
  ['tell', 'point', true, true, 'where'],
  ['tell', 'optional', false, true, 'tell'],
  ['what', null, false, false, 'what'],
  ['where', 'point', true, false, 'where'],
] as const)(
  'asked for %s with category %s, place %s, without %s: %s',
  (asked, kind, placed, without, shown) => {
    const draft = { ...empty, place: placed ? place : null, withoutPlace: without }
    expect(reachableStep(draft, asked, kind ? category('a', kind) : undefined)).toBe(shown)
  },
)

test('a pin alone is not worth keeping, a word or a photo is', () => {
  expect(isWorthKeeping({ ...empty, place, text: '  ' })).toBe(false)
  expect(isWorthKeeping({ ...empty, text: 'я' })).toBe(true)
  expect(isWorthKeeping({ ...empty, photos: [{ id: 'p', width: 1, height: 1 }] })).toBe(true)
})
