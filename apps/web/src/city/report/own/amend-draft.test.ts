import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import type { Photo, ReportCard } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { amendDraftOf, amendmentOf, decidingOf, photosAfter } from './amend-draft.ts'

const photo = (key: string): Photo => ({ key, kind: 'before', width: 10, height: 10 })
const report = {
  text: 'Темно',
  category: { code: 'entrance-light', group: 'housing', name: { ru: 'Свет', en: 'Light' } },
  photos: [photo('one'), photo('two')],
} as unknown as ReportCard
const house = { code: 'entrance-light', place: 'building' } as PublicCategory
const street = {
  code: 'street-light',
  place: 'point',
  questions: [
    { code: 'lamps', type: 'number' },
    { code: 'dark', type: 'boolean' },
  ],
} as PublicCategory
const draft = amendDraftOf(report)

test('what is as it was asks for nothing, spaces neither', () => {
  expect(amendmentOf(report, draft, house)).toBeNull()
  expect(amendmentOf(report, { ...draft, text: ' Темно\n' }, house)).toBeNull()
})

test('only what differs is sent', () => {
  expect(amendmentOf(report, { ...draft, text: 'Темно у входа' }, house)).toEqual({
    move: 'amend',
    text: 'Темно у входа',
  })
  expect(amendmentOf(report, { ...draft, category: 'street-light', details: { lamps: 2 } }, street)).toEqual({
    move: 'amend',
    category: 'street-light',
    details: { lamps: 2 },
  })
})

test('a house is named where the category asks for one, elsewhere its point is enough', () => {
  const place = { lon: 60, lat: 56, address: 'Мира, 1', house: 'h1' }
  const point = { move: 'amend', lon: 60, lat: 56, address: 'Мира, 1' }
  expect(amendmentOf(report, { ...draft, place }, house)).toEqual({ ...point, objectId: 'h1' })
  expect(amendmentOf(report, { ...draft, place, category: 'street-light' }, street)).toEqual({
    ...point,
    category: 'street-light',
    details: {},
  })
})

test('photos that came and photos that went are told by their keys', () => {
  const amended = { ...draft, added: [photo('three')], removed: ['one'] }
  expect(photosAfter(report, amended).map(({ key }) => key)).toEqual(['two', 'three'])
  expect(amendmentOf(report, amended, house)).toEqual({
    move: 'amend',
    addPhotos: ['three'],
    removePhotos: ['one'],
  })
})

test('the promise goes by category, place and what was chosen, not by words, photos and half-typed figures', () => {
  const words = { ...draft, text: 'Темно у входа', added: [photo('three')] }
  expect(decidingOf(report, words, house)).toEqual({})
  const moved = { ...words, category: 'street-light', details: { lamps: 2, dark: true } }
  expect(decidingOf(report, moved, street)).toEqual({
    category: 'street-light',
    details: '{"dark":true}',
  })
  const place = { lon: 60, lat: 56, address: 'Мира, 1', house: 'h1' }
  expect(decidingOf(report, { ...draft, place }, house)).toEqual({
    lon: 60,
    lat: 56,
    address: 'Мира, 1',
    objectId: 'h1',
  })
})
