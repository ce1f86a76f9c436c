import type { LiveChange } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, fileOne, move, signInAs } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let address: string
const streams: AbortController[] = []

beforeAll(async () => {
  city = await openCity()
  address = await city.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  for (const stream of streams) stream.abort()
  await city.close()
})

/** What a browser with this cookie hears, as it hears it. */
async function listen(cookie = ''): Promise<readonly LiveChange[]> {
  const heard: LiveChange[] = []
  const stream = new AbortController()
  streams.push(stream)
  const response = await fetch(`${address}/api/live`, { headers: { cookie }, signal: stream.signal })
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^event: report\ndata: (.*)$/m.exec(message)?.[1]
        if (data) heard.push(JSON.parse(data))
      }
    }
  }
  read().catch(() => {})
  return heard
}

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
