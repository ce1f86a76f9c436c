import { expect, test } from 'vitest'
import { pageOf } from './staff-home.ts'

test.each([
  ['/console', '/console'],
  ['/console/2026-402', '/console'], // an open card
  ['/console/deliveries', '/console/deliveries'],
  ['/head', '/head'],
  ['/headway', undefined],
  ['/', undefined],
])('the address %s belongs to the page %s', (pathname, page) => {
  expect(pageOf(pathname)).toBe(page)
})
