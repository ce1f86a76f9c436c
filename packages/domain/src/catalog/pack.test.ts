import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { CalendarDay, packFiles } from './pack.ts'
import { Term } from './pack-categories.ts'
import { AreaLayer, HouseLayer } from './pack-layers.ts'
import { TemplatesFile } from './pack-templates.ts'

const layerOfHouse = (more: object) => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [62.95, 60.04] },
      properties: { code: 'mira-1', street: 'mira', number: '1', uk: null, levels: null, ...more },
    },
  ],
})

test('a house may have no manager and unknown storeys, but never a field that nobody knows', () => {
  expect(Value.Check(HouseLayer, layerOfHouse({}))).toBe(true)
  expect(Value.Check(HouseLayer, layerOfHouse({ owner: 'somebody' }))).toBe(false)
})

test.each([
  [{ value: 8, unit: 'working_days' }, true],
  [{ value: 0, unit: 'hours' }, false],
  [{ value: 1, unit: 'weeks' }, false],
])('%j as a term: %s', (term, isTerm) => {
  expect(Value.Check(Term, term)).toBe(isTerm)
})

test.each([
  ['2025-11-01', 'short_working_day', true],
  ['2025-13-01', 'day_off', false],
  ['2025-11-01', 'holiday', false],
])('the calendar line %s, %s: %s', (date, kind, isDay) => {
  expect(Value.Check(CalendarDay, { date, kind, note: '' })).toBe(isDay)
})

test('a service area is a polygon or several, never a point', () => {
  const area = {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [1, 2] },
    properties: {
      code: 'a',
      name: { ru: 'А', en: 'A' },
      serviceType: 'road',
      agency: 'b',
      validFrom: '2024-01-01',
      validTo: null,
    },
  }
  expect(Value.Check(AreaLayer, { type: 'FeatureCollection', features: [area] })).toBe(false)
})

test('every file of a pack has a place of its own in the folder', () => {
  const paths = Object.values(packFiles).map(({ path }) => path)
  expect(new Set(paths).size).toBe(paths.length)
})

test.each([
  [{ accept: { subject: 'Едем', lines: [] } }, true],
  [{ staff: { terms: { answer: 'контрольный срок' }, events: { breach: '{term} вышел' } } }, true],
  [{ staff: { terms: { coffee: 'обед' } } }, false],
  [{ staff: { events: { breach: '' } } }, false],
  [{ staff: { one: { subject: 'Дело', lines: [], asks: [] } } }, false],
])('%j as letters of a city: %s', (templates, isSound) => {
  expect(Value.Check(TemplatesFile, templates)).toBe(isSound)
})
