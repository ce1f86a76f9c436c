import { expect, test, vi } from 'vitest'
import { covers } from '../geometry.ts'
import { drawPack } from './assemble.ts'
import { smallPlan, townPlan } from './plan.ts'

// Drawing a town is work: a busy machine may need longer than the usual limit.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const town = drawPack(townPlan())

test('forty thousand people could live in the flats of the demo town', () => {
  const people = town.houses.features.reduce(
    (sum, { properties: { flats = 0 } }) => sum + flats * (flats > 1 ? 2.3 : 2.8),
    0,
  )
  expect(people).toBeGreaterThan(36_000)
  expect(people).toBeLessThan(44_000)
})

test('the same plan is always drawn the same', () => {
  expect(drawPack(townPlan())).toEqual(town)
})

test('every house stands in exactly one zone of those who manage houses, and it is the zone of its own', () => {
  const zones = town.areas.features.filter(({ properties }) => properties.serviceType === 'uk')
  for (const { properties, geometry } of town.houses.features) {
    const found = zones.filter((zone) => covers(zone.geometry, geometry.coordinates))
    expect(found.map((zone) => zone.properties.agency)).toEqual([properties.uk])
  }
})

test('odd numbers stand on one side of a street and even ones on the other', () => {
  const numbers = (street: string) =>
    town.houses.features
      .filter(({ properties }) => properties.street === street)
      .map(({ properties }) => Number(properties.number))
  const mira = numbers('ulitsa-mira')
  expect(mira).toContain(1)
  expect(mira).toContain(2)
  expect(new Set(mira).size).toBe(mira.length)
})

test('streets cross the river by two bridges, the bypass by a third', () => {
  const bridges = town.basemap.road.features.filter(({ properties }) => properties.bridge)
  expect(bridges.map(({ properties }) => properties.name?.ru).toSorted()).toEqual([
    'Мостовая улица',
    'Объездная дорога',
    'улица Металлургов',
  ])
})

test('every agency has an account, and eight service types have areas', () => {
  const logins = town.staff.staff.map(({ login }) => login)
  for (const { code } of town.agencies.agencies) expect(logins).toContain(`${code}@demo.local`)
  expect(
    new Set(town.areas.features.map(({ properties }) => properties.serviceType)).size,
  ).toBeGreaterThanOrEqual(8)
})

test('the small town has a few houses and all the agencies', () => {
  const small = drawPack(smallPlan())
  expect(small.houses.features.length).toBeGreaterThan(40)
  expect(small.houses.features.length).toBeLessThan(120)
  expect(small.agencies).toEqual(town.agencies)
})
