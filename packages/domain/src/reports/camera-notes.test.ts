import { expect, test } from 'vitest'
import { placeOf } from './camera-notes.ts'

test.each([
  // [latitude, longitude, place]
  [60.0468123, 62.9440049, { lon: 62.944, lat: 60.04681 }],
  [-33.9, -70.5, { lon: -70.5, lat: -33.9 }],
  [0, 0, null], // a receiver without a fix
  [Number.NaN, 62.9, null],
  [60.04, Number.POSITIVE_INFINITY, null],
  [91, 62.9, null],
  [60.04, 181, null],
  [60.04, undefined, null],
  [undefined, undefined, null],
])('latitude %s and longitude %s are %j', (Latitude, Longitude, expected) => {
  expect(placeOf({ Latitude, Longitude })).toEqual(expected)
})
