import type { LiveChange } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { listenTo } from '../support/live.ts'
import { aHouse, fileOne, move, signInAs } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let address: string
const closing = new AbortController()

beforeAll(async () => {
  city = await openCity()
  address = await city.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  closing.abort()
  await city.close()
})

const listen = (cookie = '') => listenTo(address, closing.signal, cookie)

test('staff hear of a report at once, its agency when it is handed over, strangers when it is public', async () => {
  const house = await aHouse(city)
  const [moderator, uk] = await Promise.all([signInAs(city, 'moderator'), signInAs(city, house.uk)])
  const [byModerator, byAgency, byStranger] = await Promise.all([listen(moderator), listen(uk), listen()])

  const { number } = await fileOne(city, {
    category: 'entrance-light',
    text: 'Темно',
    details: { entrance: 1 },
    lon: house.lon,
    lat: house.lat,
    objectId: house.code,
  })
  const names = (heard: readonly LiveChange[]) =>
    heard.filter((one) => one.number === number).map(({ name }) => name)
  await until(() => names(byModerator).includes('filed'))
  await move(city, moderator, number, { move: 'publish' })
  await until(() => names(byStranger).includes('publish'))
  await until(() => names(byAgency).includes('publish'))

  expect(names(byStranger)).toEqual(['publish'])
  expect(byStranger.at(-1)?.lon).toBeCloseTo(house.lon, 4)

  await move(city, moderator, number, { move: 'hide', text: 'Личные данные' })
  await until(() => names(byStranger).includes('hide'))
  expect(byStranger.at(-1)).toMatchObject({ lon: null, lat: null })
})
