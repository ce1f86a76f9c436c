import type { Reply } from '@gorozhanin/domain/endpoint'
import type { search } from '@gorozhanin/domain/map/api'
import type { listReports, ReportCard } from '@gorozhanin/domain/reports/api'
import type { findSimilar } from '@gorozhanin/domain/reports/support-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { listenTo } from '../support/live.ts'
import {
  ask,
  darkLamp,
  type Filed,
  fileOne,
  filePublished,
  follow,
  move,
  ownMove,
  picture,
  signInAs,
} from '../support/people.ts'
import { addRemark, supporterOf } from '../support/remarks.ts'
import { readTile, tileAt } from '../support/tiles.ts'
import { until } from '../support/until.ts'

let city: TestCity
let moderator: string
let center: { lon: number; lat: number }

beforeAll(async () => {
  city = await openCity()
  city.setTime('2026-11-20T10:00')
  moderator = await signInAs(city, 'moderator')
  ;({ center } = (await city.ctx.catalog()).city)
})
afterAll(() => city?.close())

const words = 'Фонарь у карусели мигает'

const lamp = (more: object = {}) => ({ ...darkLamp(center), text: words, ...more })
const filed = async (more: object = {}) => fileOne(city, lamp(more), [await picture()])
const published = async () => filePublished(city, moderator, lamp(), [await picture()])
async function withdraw(report: Filed): Promise<string> {
  const own = await follow(city, report)
  expect((await ownMove(city, own, report.number, { move: 'withdraw' })).status).toBe(200)
  return own
}
const read = <Body = { code: string }>(url: string, cookie = '') => ask<Body>(city, 'GET', url, { cookie })

/** Through which doors a stranger learns anything of a report; `photos` are keys. */
async function seenThrough(number: string, photos: readonly string[]): Promise<readonly string[]> {
  const listed = async () => (await read<Reply<typeof listReports>>('/reports')).body.reports
  const found = async (q: string) =>
    (await read<Reply<typeof search>>(`/search?q=${encodeURIComponent(q)}`)).body.found
  const similar = async () =>
    (
      await ask<Reply<typeof findSimilar>>(city, 'POST', '/reports/similar', {
        body: { category: 'street-light-out', ...center, text: words },
      })
    ).body.reports
  const box = [center.lon - 0.01, center.lat - 0.01, center.lon + 0.01, center.lat + 0.01].join()
  const says = (body: unknown) => JSON.stringify(body).includes(number)
  const opens = ({ status }: { status: number }) => status === 200
  const doors: Record<string, () => Promise<boolean>> = {
    card: async () => opens(await read(`/reports/${number}`)),
    list: async () => says(await listed()),
    'search by number': async () => says(await found(number)),
    'search by words': async () => says(await found('карусели мигает')),
    hints: async () => says(await similar()),
    tile: async () => says(await readTile(city, `reports/${tileAt(16, center)}`)),
    'feed of a place': async () => says((await read(`/news.atom?bbox=${box}`)).body),
    'own feed': async () => opens(await read(`/reports/${number}/news.atom`)),
    preview: async () => opens(await read(`/reports/${number}/preview`)),
    photos: async () =>
      (await Promise.all(photos.map((key) => read(`/photos/${key}/small`)))).some((answer) => opens(answer)),
    support: async () => opens(await ask(city, 'POST', `/reports/${number}/support`, { body: {} })),
  }
  const seen = await Promise.all(
    Object.entries(doors).map(async ([door, ask]) => ((await ask()) ? door : [])),
  )
  return seen.flat()
}

test('a report that its author took back is seen through no door that showed it', async () => {
  const report = await published()
  const { number } = report
  const neighbour = await supporterOf(city, number)
  const { body } = await addRemark(city, number, neighbour, {}, [await picture()])
  await ask(city, 'POST', `/console/reports/${number}/remarks/${body.id}`, {
    cookie: moderator,
    body: { decision: 'publish' },
  })
  const { photos, remarks } = (await read<ReportCard>(`/reports/${number}`)).body
  const keys = [...photos, ...remarks.flatMap((remark) => remark.photos)].map(({ key }) => key)
  expect(keys).toHaveLength(2)
  expect(await seenThrough(number, keys)).toHaveLength(11)

  const own = await withdraw(report)
  expect(await seenThrough(number, keys)).toEqual([])
  const added = await addRemark(city, number, neighbour)
  expect([added.status, added.body.code]).toEqual([404, 'report.not_found'])
  const { status, body: card } = await read<ReportCard>(`/reports/${number}`, own)
  expect([status, card.status, card.text, card.published]).toEqual([200, 'withdrawn', words, false])
})

test('strangers who saw it are told that its author took it back; of what nobody saw they are told nothing', async () => {
  const report = await published()
  await withdraw(report)
  const gone = await read(`/reports/${report.number}`)
  expect([gone.status, gone.body.code]).toEqual([410, 'report.withdrawn'])

  const unread = await filed()
  await withdraw(unread)
  const secret = await filed({ public: false })
  await move(city, moderator, secret.number, { move: 'publish' })
  await withdraw(secret)
  const hidden = await published()
  await move(city, moderator, hidden.number, { move: 'hide', text: 'Видно лицо' })
  city.setTime('2026-11-20T10:05')
  await withdraw(hidden)
  for (const { number } of [unread, secret, hidden]) {
    const { status, body } = await read(`/reports/${number}`)
    expect([status, body.code]).toEqual([404, 'report.not_found'])
  }
})

test('a report that was refused after all is its author’s alone, until an objection brings it back', async () => {
  const report = await published()
  const { number } = report
  const keys = (await read<ReportCard>(`/reports/${number}`)).body.photos.map(({ key }) => key)
  const gorsvet = await signInAs(city, 'gorsvet')
  await move(city, gorsvet, number, { move: 'not_ours', text: 'Это подсветка фасада' })
  const before = await seenThrough(number, keys)
  expect(before).toContain('card')

  await move(city, moderator, number, { move: 'reject', reason: 'spam', text: 'Так задумано' })
  expect(await seenThrough(number, keys)).toEqual([])
  const own = await follow(city, report)
  expect((await read<ReportCard>(`/reports/${number}`, own)).body.status).toBe('rejected')

  await ownMove(city, own, number, { move: 'object', text: 'Посмотрите ещё раз' })
  expect(await seenThrough(number, keys)).toEqual(before)
})

test('a stranger with the page open hears that the report is taken back, and of no other', async () => {
  const [report, unread] = [await published(), await filed()]
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const closing = new AbortController()
  const heard = await listenTo(address, closing.signal)
  await withdraw(unread)
  await withdraw(report)
  await until(async () => heard.some(({ number, name }) => number === report.number && name === 'withdraw'))
  const taken = heard.filter(({ name }) => name === 'withdraw')
  expect(taken.map(({ number }) => number)).not.toContain(unread.number)
  expect(taken.find(({ number }) => number === report.number)).toMatchObject({ lon: null, lat: null })
  closing.abort()
})
