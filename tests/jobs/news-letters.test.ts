import type { Following } from '@gorozhanin/domain/following/api'
import { forgetExpired } from '@gorozhanin/server/accounts/retention'
import { tellFollowers } from '@gorozhanin/server/following/fan-out'
import { sendNewsLetters } from '@gorozhanin/server/following/send-letters'
import { sendDue } from '@gorozhanin/server/messages/send'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import { parseFeed } from '../support/feed.ts'
import type { Caught } from '../support/mail-catcher.ts'
import { type Mailed, openMailed, takeLetters, tokenIn } from '../support/mailed-city.ts'
import { ask, darkEntrance, type Filed, fileOne, move } from '../support/people.ts'

let city: Mailed['city']
let house: Mailed['house']
let as: Mailed['as']
let catcher: Mailed['catcher']
let mail: Mailed['mail']
let close: Mailed['close']

beforeAll(async () => {
  ;({ city, house, as, catcher, mail, close } = await openMailed(['moderator']))
})
afterAll(() => close?.())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.asOwner('delete from subscriptions; delete from news_letters; delete from fresh_news')
  city.setTime('2026-11-20T07:00')
  catcher.letters.length = 0
})

let addresses = 0
const newAddress = () => `news-${++addresses}@mail.example`

type Wanted = {
  readonly subject?: Following['subject']
  readonly tells?: Following['tells']
  readonly pace?: Following['pace']
  readonly language?: 'ru' | 'en'
}
const asked = ({
  subject = { house: house.code },
  tells = ['new', 'changes'],
  pace = 'at_once',
  ...more
}: Wanted) => ({
  subject,
  tells,
  pace,
  ...more,
})
const follow = (contactEmail: string, wanted: Wanted = {}) =>
  ask<{ asksToConfirm: boolean }>(city, 'POST', '/following', {
    body: { ...asked(wanted), contactEmail, consents: ['contact'] },
  })
const followAs = (cookie: string, wanted: Wanted = {}) =>
  ask<{ asksToConfirm: boolean; code: string }>(city, 'POST', '/following', { cookie, body: asked(wanted) })
const following = async (cookie: string) =>
  (await ask<{ following: Following[] }>(city, 'GET', '/following', { cookie })).body.following

/** A signed-in resident who follows the house, and nothing waits for. */
async function resident(wanted?: Wanted): Promise<{ readonly email: string; readonly cookie: string }> {
  const email = newAddress()
  const cookie = await enterAs(city, email)
  if (wanted) expect((await followAs(cookie, wanted)).body).toEqual({ asksToConfirm: false })
  return { email, cookie }
}

const entrance = (more: object = {}) => fileOne(city, { ...darkEntrance(house), ...more })
const publish = async (filed: Filed) =>
  expect((await move(city, as('moderator'), filed.number, { move: 'publish' })).status).toBe(200)
async function published(more: object = {}): Promise<Filed> {
  const filed = await entrance(more)
  await publish(filed)
  return filed
}
const accept = ({ number }: Filed) => move(city, as(house.uk), number, { move: 'accept' })
const hide = ({ number }: Filed) => move(city, as('moderator'), number, { move: 'hide', text: 'Видно лицо' })

/** Does what the worker does, and gives the letters to one address since the last call. */
async function lettersTo(address: string): Promise<Caught[]> {
  await tellFollowers(city.ctx)
  await sendDue(city.ctx, mail)
  await sendNewsLetters(city.ctx, mail)
  return takeLetters(catcher, address)
}
async function letterTo(address: string): Promise<Caught> {
  const letters = await lettersTo(address)
  expect(letters.map(({ subject }) => subject)).toHaveLength(1)
  return letters[0] as Caught
}
const subjectsTo = async (address: string) => (await lettersTo(address)).map(({ subject }) => subject)
const press = (letter: Caught, purpose: string) => ask(city, 'POST', `/messages/${tokenIn(letter, purpose)}`)

describe('an address that somebody left', () => {
  test('is asked once, is told nothing before its owner has said so, and then what it follows', async () => {
    const email = newAddress()
    expect((await follow(email)).body).toEqual({ asksToConfirm: true })
    await follow(email)
    const question = await letterTo(email)
    expect(question.subject).toBe(`Подтвердите: ${house.label}`)
    expect(question.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    await published()
    expect(await lettersTo(email)).toEqual([])

    expect(await press(question, 'confirm')).toMatchObject({
      status: 200,
      body: { does: 'confirm', number: null },
    })
    // What happened before is no news.
    expect(await lettersTo(email)).toEqual([])
    city.setTime('2026-11-20T07:05')
    const report = await published({ text: 'Темно, мой телефон 8 912 345-67-89' })
    const { subject, text } = await letterTo(email)
    expect(subject).toBe('Нет света в подъезде: новое сообщение')
    expect(text).toContain(`№ ${report.number}, ${house.label}`)
    expect(text).toContain(`${city.config.publicUrl}/reports/${report.number}\n`)
    expect(text).toContain(`Больше не писать о «${house.label}»: `)
    expect(text).not.toContain('345-67-89')
    expect(text).not.toContain(report.follow)
  })

  test('gets no other such letter after «not me», whoever asks', async () => {
    const email = newAddress()
    await follow(email)
    await press(await letterTo(email), 'not_me')
    await follow(email, { subject: { category: 'pothole-road' } })
    await follow(email)
    expect(await lettersTo(email)).toEqual([])
    const { rows } = await city.ctx.db.$client.query('select from subscriptions')
    expect(rows).toEqual([])
  })

  test('is asked three times a day at most, by letters of reports and of news together', async () => {
    const email = newAddress()
    await fileOne(city, { ...darkEntrance(house), contactEmail: email })
    expect(await subjectsTo(email)).toHaveLength(1)
    for (const category of ['pothole-road', 'entrance-light', 'litter-public'])
      await follow(email, { subject: { category } })
    expect(await subjectsTo(email)).toHaveLength(2)
    await fileOne(city, { ...darkEntrance(house), contactEmail: email })
    expect(await lettersTo(email)).toEqual([])
    city.setTime('2026-11-21T07:01')
    expect(await subjectsTo(email)).toHaveLength(2)
  })

  test('of somebody who follows already changes nothing of theirs, and learns nothing', async () => {
    const { email, cookie } = await resident({ tells: ['new'] })
    const known = await follow(email, { tells: ['changes'], pace: 'daily' })
    const unknown = await follow(newAddress())
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(await following(cookie)).toMatchObject([{ tells: ['new'], pace: 'at_once' }])
  })
})

test('new reports and changes are chosen each by itself', async () => {
  const fresh = await resident({ tells: ['new'] })
  const changed = await resident({ tells: ['changes'] })
  const report = await published()
  expect(await subjectsTo(fresh.email)).toEqual(['Нет света в подъезде: новое сообщение'])
  expect(await lettersTo(changed.email)).toEqual([])
  await accept(report)
  expect(await lettersTo(fresh.email)).toEqual([])
  expect(await subjectsTo(changed.email)).toEqual([
    `Нет света в подъезде: принято в работу: ${report.agency.name.ru}`,
  ])
})

test('nothing is told before strangers see a report, nor once they do not', async () => {
  const { email } = await resident({})
  const emergency = await entrance({
    category: 'sewer-blockage',
    text: 'Вода в подвале',
    details: { entrance: 1 },
  })
  await accept(emergency)
  const kept = await published({ public: false })
  await accept(kept)
  const hidden = await published()
  await accept(hidden)
  await hide(hidden)
  expect(await lettersTo(email)).toEqual([])
  // Found already, and hidden before the letter has left.
  const late = await published()
  await tellFollowers(city.ctx)
  await hide(late)
  expect(await lettersTo(email)).toEqual([])

  city.setTime('2026-11-20T07:30')
  await move(city, as('moderator'), emergency.number, { move: 'show' })
  expect(await subjectsTo(email)).toEqual([expect.stringContaining('новое сообщение')])
})

test('who belongs to the report, or follows it by «у меня тоже», gets no second letter', async () => {
  const author = await resident({})
  const supporter = await resident({ tells: ['changes'] })
  const filed = await entrance({ contactEmail: author.email })
  await publish(filed)
  await ask(city, 'POST', `/reports/${filed.number}/support`, { cookie: supporter.cookie, body: {} })
  await lettersTo(author.email)
  await lettersTo(supporter.email)
  await accept(filed)
  expect(await subjectsTo(author.email)).toEqual([`Сообщение № ${filed.number} принято в работу`])
  expect(await subjectsTo(supporter.email)).toEqual([`Сообщение № ${filed.number} принято в работу`])
})

test('one letter a day has all the news by what is followed, each piece once', async () => {
  const { email, cookie } = await resident({ pace: 'daily' })
  await followAs(cookie, { subject: { category: 'entrance-light' }, pace: 'daily', language: 'ru' })
  const report = await published()
  const { lon, lat } = house
  const lamp = {
    category: 'street-light-out',
    text: 'Темно у дома',
    details: { lamps_count: 'one' },
    lon,
    lat,
  }
  const other = await fileOne(city, lamp)
  await publish(other)
  expect(await lettersTo(email)).toEqual([])
  city.setTime('2026-11-20T11:00')
  await accept(report)
  const letter = await letterTo(email)
  expect(letter.subject).toBe('Ясноозёрск: новости за день')
  expect(letter.text).toContain(house.label)
  for (const { number } of [report, other]) expect(letter.text).toContain(`/reports/${number}`)
  expect(letter.text.match(/Нет света в подъезде: новое сообщение/g)).toHaveLength(1)
  expect(letter.text.match(/принято в работу/g)).toHaveLength(1)

  await published()
  city.setTime('2026-11-20T18:00')
  expect(await lettersTo(email)).toEqual([])
  city.setTime('2026-11-21T11:00')
  expect(await letterTo(email)).toMatchObject({ subject: 'Ясноозёрск: новости за день' })
  expect(await lettersTo(email)).toEqual([])
})

test('what wakes two subscriptions of one person makes one letter', async () => {
  const { email, cookie } = await resident({})
  await followAs(cookie, { subject: { category: 'entrance-light' } })
  await followAs(cookie, { subject: { street: await streetOf(house.code) }, pace: 'daily' })
  await published()
  expect(await subjectsTo(email)).toHaveLength(1)
  city.setTime('2026-11-20T12:00')
  expect(await lettersTo(email)).toEqual([])
})

test('letters tell of the same reports as the feed of the same subject', async () => {
  const { rows } = await city.ctx.db.$client.query(
    `select b.code, b.street, ST_X(b.place) as lon, ST_Y(b.place) as lat from houses a join houses b on b.uk is not null
      where a.code = $1 and b.code <> a.code order by b.place <-> a.place limit 1`,
    [house.code],
  )
  const beside = { ...house, ...rows[0] }
  const lamp = {
    category: 'street-light-out',
    text: 'Темно',
    details: { lamps_count: 'one' },
    lon: house.lon,
    lat: house.lat + 0.0002,
  }
  const box = [house.lon - 0.0001, house.lat + 0.0001, house.lon + 0.0001, house.lat + 0.0003].join()
  const { lon, lat } = lamp
  // Triangles with one box: the lamp lies in the lower one alone.
  const lower = areaOf(
    [lon - 0.0001, lat - 0.0001],
    [lon + 0.0003, lat - 0.0001],
    [lon - 0.0001, lat + 0.0003],
  )
  const upper = areaOf(
    [lon + 0.0003, lat + 0.0003],
    [lon - 0.0001, lat + 0.0003],
    [lon + 0.0003, lat - 0.0001],
  )
  const subjects: Following['subject'][] = [
    { house: house.code },
    { house: beside.code },
    { street: await streetOf(house.code) },
    { bbox: box },
    { bbox: box, group: 'lighting' },
    { area: lower },
    { area: upper },
    { area: lower, group: 'housing' },
    { group: 'housing' },
    { category: 'street-light-out' },
  ]
  const people = []
  for (const subject of subjects) people.push({ subject, ...(await resident({ subject, tells: ['new'] })) })
  const filed = [await entrance(), await fileOne(city, darkEntrance(beside)), await fileOne(city, lamp)]
  for (const one of filed) await publish(one)
  const numbersIn = (words: readonly string[]) =>
    filed
      .map(({ number }) => number)
      .filter((number) => words.some((text) => text.includes(`/reports/${number}\n`)))
  const found: unknown[] = []
  for (const { subject, email } of people) {
    const query = new URLSearchParams(Object.entries(subject))
    const feed = parseFeed((await ask<string>(city, 'GET', `/news.atom?${query}`)).body)
    const told = numbersIn((await lettersTo(email)).map(({ text }) => text))
    expect([subject, told]).toEqual([subject, numbersIn(feed.entries.map(({ link }) => `${link}\n`))])
    found.push(told.length)
  }
  expect(found).toEqual([expect.any(Number), 1, expect.any(Number), 1, 1, 1, 0, 0, 2, 1])
})

test('a single report is followed, as long as strangers see it', async () => {
  const report = await published()
  const other = await published()
  const { email, cookie } = await resident({ subject: { report: report.number }, tells: ['changes'] })
  await accept(other)
  await accept(report)
  expect((await letterTo(email)).text).toContain(`/reports/${report.number}\n`)
  const unseen = await entrance()
  expect(await followAs(cookie, { subject: { report: unseen.number } })).toMatchObject({
    status: 404,
    body: { code: 'report.not_found' },
  })
})

describe('one press ends it', () => {
  test('in the mail program, for all that the letter tells of, twice as once', async () => {
    const { email, cookie } = await resident({ pace: 'daily' })
    await followAs(cookie, { subject: { category: 'entrance-light' }, pace: 'daily' })
    await followAs(cookie, { subject: { category: 'pothole-road' } })
    await published()
    city.setTime('2026-11-20T11:00')
    const { headers } = await letterTo(email)
    const url = /<https?:\/\/[^/]+\/api(.*)>/.exec(headers['list-unsubscribe'] ?? '')?.[1] ?? ''
    for (let times = 0; times < 2; times++) {
      const answer = await city.app.inject({
        method: 'POST',
        url: `/api${url}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'List-Unsubscribe=One-Click',
      })
      expect(answer.json()).toEqual({ does: 'stop', number: null })
    }
    expect((await following(cookie)).map(({ subject }) => subject)).toEqual([{ category: 'pothole-road' }])
  })

  test('by the link of one subject, and what waited for its letter is not told', async () => {
    const { email, cookie } = await resident({})
    await published()
    const letter = await letterTo(email)
    await published()
    await tellFollowers(city.ctx)
    for (let times = 0; times < 2; times++) expect((await press(letter, 'stop')).status).toBe(200)
    expect(await lettersTo(email)).toEqual([])
    expect(await following(cookie)).toEqual([])
  })
})

describe('the account', () => {
  test('shows what is followed, and changes and ends it; others cannot', async () => {
    const { email, cookie } = await resident({})
    const [mine] = await following(cookie)
    expect(mine).toMatchObject({
      subject: { house: house.code },
      name: { ru: house.label },
      tells: ['new', 'changes'],
      pace: 'at_once',
    })
    const at = `/following/${mine?.id}`
    const stranger = await resident()
    for (const method of ['PUT', 'DELETE'] as const)
      expect(
        await ask(city, method, at, {
          cookie: stranger.cookie,
          ...(method === 'PUT' && { body: { tells: ['new'], pace: 'daily' } }),
        }),
      ).toMatchObject({ status: 404, body: { code: 'following.not_found' } })
    await ask(city, 'PUT', at, { cookie, body: { tells: ['changes'], pace: 'at_once' } })
    await published()
    expect(await lettersTo(email)).toEqual([])
    const exported = await ask<{ following: Following[] }>(city, 'GET', '/account/export', { cookie })
    expect(exported.body.following).toMatchObject([{ id: mine?.id, tells: ['changes'] }])
    expect((await ask(city, 'DELETE', at, { cookie })).status).toBe(204)
    expect(await following(cookie)).toEqual([])
  })

  test('takes it along when it is deleted', async () => {
    const { email, cookie } = await resident({})
    await published()
    await tellFollowers(city.ctx)
    await ask(city, 'DELETE', '/account', { cookie })
    expect(await lettersTo(email)).toEqual([])
    for (const table of ['subscriptions', 'news_letters', 'news_items'])
      expect((await city.ctx.db.$client.query(`select from ${table}`)).rows).toEqual([])
  })

  test('follows so much and no more', async () => {
    const { cookie } = await resident()
    const { categories } = await city.ctx.catalog()
    const codes = [...categories.keys()].slice(0, 31)
    const statuses = []
    for (const category of codes) {
      await city.ctx.redis.flushdb()
      statuses.push(await followAs(cookie, { subject: { category } }))
    }
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(30)
    expect(statuses.at(-1)).toMatchObject({ status: 409, body: { code: 'following.too_many' } })
  })
})

test.each([
  [{ subject: {} }, 'subject', 'following.nothing'],
  [{ subject: { house: 'nobody' } }, 'house', 'following.house_unknown'],
  [{ subject: { report: '2026-1', category: 'pothole-road' } }, 'subject.report', 'following.one_place'],
  [{ tells: [] }, 'tells', 'field.minItems'],
  [{ pace: 'weekly' }, 'pace', 'field.enum'],
])('%o is refused, naming the field', async (wrong, field, code) => {
  const body = { ...asked({}), ...wrong, contactEmail: newAddress(), consents: ['contact'] }
  const answer = await ask<{ errors: unknown }>(city, 'POST', '/following', { body })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
})

test('no address is kept without a consent', async () => {
  const email = newAddress()
  const body = { ...asked({}), contactEmail: email }
  expect(await ask(city, 'POST', '/following', { body })).toMatchObject({
    status: 422,
    body: { code: 'consent.required', errors: [{ code: 'consent.contact_required' }] },
  })
  const nobody = await ask(city, 'POST', '/following', { body: asked({}) })
  expect(nobody).toMatchObject({ status: 422, body: { errors: [{ field: 'contactEmail' }] } })
  const { rows } = await city.ctx.db.$client.query('select from contacts where value = $1', [email])
  expect(rows).toEqual([])
})

test('what nobody confirmed is forgotten in a week, what is followed stays for years', async () => {
  await follow(newAddress())
  const { cookie, email } = await resident({})
  city.setTime('2026-11-28T07:00')
  await forgetExpired(city.ctx)
  const left = await city.ctx.db.$client.query('select confirmed_at from subscriptions')
  expect(left.rows).toEqual([{ confirmed_at: expect.any(Date) }])
  city.setTime('2030-01-01T07:00')
  await city.asOwner('delete from sessions')
  await forgetExpired(city.ctx)
  expect(
    (await city.ctx.db.$client.query('select from contacts where value = $1', [email])).rows,
  ).toHaveLength(1)
  expect(cookie).toBeTruthy()
})

async function streetOf(code: string): Promise<string> {
  return (await city.ctx.db.$client.query('select street from houses where code = $1', [code])).rows[0].street
}

function areaOf(...corners: readonly (readonly [number, number])[]): string {
  return corners.map(([lon, lat]) => `${lon.toFixed(5)},${lat.toFixed(5)}`).join()
}
