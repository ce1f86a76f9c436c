import type { Reply } from '@gorozhanin/domain/endpoint'
import type { search } from '@gorozhanin/domain/map/api'
import type { ConsoleCard, listConsole, listReports, ReportCard } from '@gorozhanin/domain/reports/api'
import { maskOlder } from '@gorozhanin/server/reports/mask-store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import {
  type Answered,
  aHouse,
  ask,
  type Filed,
  fileOne,
  follow,
  move,
  ownMove,
  signInAs,
} from '../support/people.ts'
import { makeColleague } from '../support/staff.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
const cookies: Record<string, string> = {}

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  for (const name of ['moderator', 'curator', 'dispatcher', 'admin', 'head', house.uk])
    cookies[name] = await signInAs(city, name)
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

const as = (name: string) => cookies[name] ?? ''
const text = 'Темно на втором этаже. Анна Кузнецова, кв. 48, тел. 8 912 345-67-89'
const publicText = 'Темно на втором этаже. Анна Кузнецова, кв. •••, тел. •••'

const inWork = async (words = text): Promise<Filed> => {
  const filed = await fileOne(city, {
    category: 'entrance-light',
    text: words,
    details: { entrance: 2 },
    lon: house.lon,
    lat: house.lat,
    objectId: house.code,
  })
  await move(city, as('moderator'), filed.number, { move: 'publish' })
  await move(city, as(house.uk), filed.number, { move: 'accept' })
  return filed
}
const card = async (number: string, cookie = '') =>
  (await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })).body
const look = async (number: string, name = 'moderator') =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as(name) })).body
const find = async (q: string) =>
  (await ask<Reply<typeof search>>(city, 'GET', `/search?q=${encodeURIComponent(q)}`)).body.found
    .filter(({ kind }) => kind === 'report')
    .map(({ label }) => label)

type Refused = { code: string; errors: { field: string; code: string }[] }
/** Hides or shows words of the report, or those beside an event. */
async function mask(
  number: string,
  words: string,
  change: { readonly hidden: boolean; readonly event?: string; readonly version?: number },
): Promise<Answered<ConsoleCard & Refused>> {
  const { version, text: whole, history } = await look(number)
  const beside = history.find(({ name }) => name === change.event)
  const from = (beside?.text ?? whole).indexOf(words)
  return ask(city, 'POST', `/console/reports/${number}/masks`, {
    cookie: as('moderator'),
    body: {
      version: change.version ?? version,
      ...(beside && { words: beside.words }),
      from,
      to: from + words.length,
      hidden: change.hidden,
    },
  })
}

describe('telephones and flats', () => {
  test('are hidden from strangers wherever they read the words', async () => {
    const { number } = await inWork()
    expect((await card(number)).text).toBe(publicText)
    const { body } = await ask<Reply<typeof listReports>>(city, 'GET', '/reports')
    expect(body.reports.find((row) => row.number === number)?.excerpt).toBe(publicText)
    expect(await find(number)).toEqual([`№ ${number}. ${publicText}`])
  })

  test('are not what a stranger finds a report by', async () => {
    const { number } = await inWork('Скрипит карусель, звоните 8 912 000-11-22, ivan.karuselkin@mail.ru')
    expect(await find('скрипит карусель')).toEqual([expect.stringContaining(number)])
    for (const q of ['8 912 000-11-22', '912', 'ivan.karuselkin@mail.ru', 'ivan.karuselkin'])
      expect({ q, found: (await find(q)).join() }).toEqual({ q, found: expect.not.stringContaining(number) })
  })

  test('are read by the author, and by those who read contacts with the masks marked', async () => {
    const filed = await inWork()
    expect((await card(filed.number, await follow(city, filed))).text).toBe(text)
    for (const name of ['moderator', 'curator', 'dispatcher']) {
      const { text: read, masks, excerpt } = await look(filed.number, name)
      expect([read, excerpt]).toEqual([text, text])
      expect(masks.map(({ from, to, kind }) => [text.slice(from, to), kind])).toEqual([
        ['48', 'flat'],
        ['8 912 345-67-89', 'phone'],
      ])
    }
    for (const name of ['admin', 'head', house.uk]) {
      const { text: read, masks, excerpt } = await look(filed.number, name)
      expect({ name, read, excerpt, masks }).toEqual({
        name,
        read: publicText,
        excerpt: publicText,
        masks: [],
      })
    }
  })

  test('are read by the agency that has the report for a reason, which is written down', async () => {
    const filed = await inWork()
    const gorsvet = await signInAs(city, 'gorsvet')
    const read = (cookie: string, body: object = { reason: 'visit' }) =>
      ask<{ text: string; code: string }>(city, 'POST', `/console/reports/${filed.number}/words`, {
        cookie,
        body,
      })
    expect((await look(filed.number, house.uk)).hidesWords).toBe(true)
    expect((await look(filed.number, 'moderator')).hidesWords).toBe(false)
    expect(await read(as(house.uk))).toMatchObject({ status: 200, body: { text } })
    expect(await read(as(house.uk), { reason: 'other', words: 'так' })).toMatchObject({ status: 422 })
    expect(await read(gorsvet)).toMatchObject({ status: 404, body: { code: 'report.not_found' } })
    for (const name of ['admin', 'head']) expect((await read(as(name))).status).toBe(403)
    // Who reads every report, and asks for an agency, asks for its own alone.
    const { cookie } = await makeColleague(city, 'both@city.example', {
      roles: ['agency', 'support'],
      agency: 'gorsvet',
    })
    const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${filed.number}`, { cookie })
    expect(body.text).toBe(publicText)
    expect((await read(cookie)).status).toBe(404)

    const { rows } = await city.ctx.db.$client.query(
      `select object, detail from audit where action = 'text.read'`,
    )
    expect(rows).toEqual([{ object: filed.number, detail: { reason: 'visit' } }])
  })

  test('are found in the console by those alone who read them', async () => {
    const { number } = await inWork('Лифт стоит, диспетчеру 8 912 555-66-77')
    const found = async (name: string) => {
      const url = `/console/reports?q=${encodeURIComponent('555-66-77')}`
      const { body } = await ask<Reply<typeof listConsole>>(city, 'GET', url, { cookie: as(name) })
      return body.reports.map((row) => row.number)
    }
    expect(await found('moderator')).toEqual([number])
    for (const name of ['admin', 'head', house.uk]) expect(await found(name)).toEqual([])
  })

  test('are hidden in an address in free words and in an answer to a question', async () => {
    const address = 'за домом Ивановых, кв. 3, тел. 2-12-34'
    const { number } = await fileOne(city, { category: 'thanks', text: 'Спасибо дворникам', address })
    const lamp = await fileOne(city, {
      category: 'yard-light-out',
      text: 'Не горит фонарь',
      details: { lamp_number: 'звоните 2-12-34' },
      lon: house.lon,
      lat: house.lat,
    })
    for (const one of [number, lamp.number]) await move(city, as('moderator'), one, { move: 'publish' })
    expect((await card(number)).address).toBe('за домом Ивановых, кв. •••, тел. •••')
    expect((await look(number)).address).toBe(address)
    expect((await look(number, 'admin')).address).toBe('за домом Ивановых, кв. •••, тел. •••')
    expect((await card(lamp.number)).details).toContainEqual(
      expect.objectContaining({ code: 'lamp_number', value: 'звоните •••' }),
    )
  })

  test('are hidden in what an agency answers and an author returns', async () => {
    const filed = await inWork()
    const { number } = filed
    const answer = 'Сделали, вопросы по тел. 2-12-34'
    await move(city, as(house.uk), number, {
      move: 'answer',
      outcome: 'explained',
      reason: 'owner',
      text: answer,
      photos: [],
    })
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    const author = await follow(city, filed)
    await ownMove(city, author, number, { move: 'return', text: 'Не сделали, жду в кв. 48', photos: [] })
    const wordsOf = ({ timeline }: ReportCard) => timeline.flatMap(({ text: said }) => said ?? [])
    expect(wordsOf(await card(number))).toEqual(['Сделали, вопросы по тел. •••', 'Не сделали, жду в кв. •••'])
    expect(wordsOf(await card(number, author))).toEqual([answer, 'Не сделали, жду в кв. 48'])
  })
})

describe('a moderator', () => {
  test('hides words that the rules do not know, and shows what they hide', async () => {
    const { number } = await inWork()
    const hidden = await mask(number, ' Анна Кузнецова', { hidden: true })
    expect(hidden.status).toBe(200)
    expect((await card(number)).text).toBe('Темно на втором этаже. •••, кв. •••, тел. •••')
    await mask(number, '48', { hidden: false })
    expect((await card(number)).text).toBe('Темно на втором этаже. •••, кв. 48, тел. •••')
    await mask(number, 'Анна Кузнецова', { hidden: false })
    await mask(number, '48', { hidden: true })
    expect((await card(number)).text).toBe(publicText)
    expect(await find('Кузнецова')).toContainEqual(expect.stringContaining(number))
  })

  test('leaves a trace without the words', async () => {
    const { number } = await inWork()
    const { body } = await mask(number, 'Анна Кузнецова', { hidden: true })
    expect(body.history.at(-1)).toMatchObject({ name: 'words_hidden', internal: true, text: null })
    expect(body.history.at(-1)?.person).not.toBeNull()
    const { timeline } = await card(number)
    expect(timeline.map(({ name }) => name)).not.toContain('words_hidden')
    const { rows } = await city.ctx.db.$client.query(
      `select data from events where name = 'words_hidden' and report = (
         select id from reports where year || '-' || sequence = $1)`,
      [number],
    )
    expect(rows).toEqual([{ data: {} }])
  })

  test('finds the words hidden where they stand after a correction', async () => {
    const { number } = await inWork()
    await mask(number, 'Анна Кузнецова', { hidden: true })
    await mask(number, '8 912 345-67-89', { hidden: false })
    await move(city, as('moderator'), number, {
      move: 'correct',
      text: 'Темно на третьем этаже! Анна Кузнецова, кв. 49, тел. 8 912 345-67-89',
    })
    expect((await card(number)).text).toBe('Темно на третьем этаже! •••, кв. •••, тел. 8 912 345-67-89')
    const [{ changes } = { changes: null }] = (await look(number, 'head')).history.slice(-1)
    expect(changes?.text).toEqual({
      before: 'Темно на втором этаже. •••, кв. •••, тел. 8 912 345-67-89',
      after: 'Темно на третьем этаже! •••, кв. •••, тел. 8 912 345-67-89',
    })
  })

  test('shows the telephone of an answer before it is published', async () => {
    const { number } = await inWork()
    const answer = {
      move: 'answer',
      outcome: 'explained',
      reason: 'owner',
      text: 'Вопросы по тел. 2-12-34',
      photos: [] as string[],
    } as const
    await move(city, as(house.uk), number, answer)
    expect((await mask(number, '2-12-34', { hidden: false, event: 'answer' })).status).toBe(200)
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    expect((await card(number)).timeline.at(-1)?.text).toBe('Вопросы по тел. 2-12-34')
    await mask(number, '2-12-34', { hidden: true, event: 'publish_answer' })
    expect((await card(number)).timeline.at(-1)?.text).toBe('Вопросы по тел. •••')
  })

  test('is refused where the words may be other words, or are none', async () => {
    const { number } = await inWork()
    const stale = await mask(number, '48', { hidden: false, version: 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'report.changed_meanwhile'])
    const same = await mask(number, '48', { hidden: true })
    expect([same.status, same.body.code]).toEqual([422, 'report.nothing_changed'])
    const { version } = await look(number)
    const tryAt = (body: object) =>
      ask<Refused>(city, 'POST', `/console/reports/${number}/masks`, {
        cookie: as('moderator'),
        body: { version, from: 0, to: 5, hidden: true, ...body },
      })
    for (const [body, field, code] of [
      [{ to: 5000 }, 'from', 'report.mask_not_words'],
      [{ from: 5, to: 6 }, 'from', 'report.mask_not_words'],
      [{ from: 5, to: 5 }, 'from', 'report.mask_not_words'],
      [{ from: 9, to: 5 }, 'from', 'report.mask_not_words'],
      [{ words: crypto.randomUUID() }, 'words', 'report.words_unknown'],
    ] as const) {
      const { status, body: refused } = await tryAt(body)
      expect({ body, status, errors: refused.errors }).toEqual({
        body,
        status: 422,
        errors: [{ field, code }],
      })
    }
  })

  test('alone changes masks, and the curator', async () => {
    const { number } = await inWork()
    for (const [name, status] of Object.entries({ '': 401, dispatcher: 403, admin: 403, [house.uk]: 403 })) {
      const answer = await ask(city, 'POST', `/console/reports/${number}/masks`, {
        cookie: as(name),
        body: { version: 1, from: 0, to: 5, hidden: true },
      })
      expect({ name, status: answer.status }).toEqual({ name, status })
    }
  })
})

test('what was written before there were masks is looked at once', async () => {
  const { number } = await inWork()
  await mask(number, 'Анна Кузнецова', { hidden: true })
  const other = await inWork()
  await city.ctx.db.$client.query(
    `update reports set masks = null, public_text = null where year || '-' || sequence = $1`,
    [other.number],
  )
  expect((await card(other.number)).text).toBe(text)
  await maskOlder(city.ctx.db)
  await maskOlder(city.ctx.db)
  expect((await card(other.number)).text).toBe(publicText)
  expect((await card(number)).text).toBe('Темно на втором этаже. •••, кв. •••, тел. •••')
})
