import type { Endpoint } from '@gorozhanin/domain/endpoint'
import { staffRoles } from '@gorozhanin/domain/people/roles'
import type { ConsoleCard, MoveBody, OwnMoveBody } from '@gorozhanin/domain/reports/api'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import type { InjectOptions } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addressOf, doors, parametersOf } from '../fixtures/doors.ts'
import { hostileEncodings, hostileJson, hostileTexts, hostileValues } from '../fixtures/hostile-text.ts'
import { partsOf, rawForm } from '../fixtures/raw-form.ts'
import { describeReal, readReal } from '../fixtures/real-data.ts'
import { calmFault, problemOf } from '../fixtures/refusal.ts'
import { anyGateway, enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { ask, move, signInAs } from '../support/people.ts'
import { startReceiver } from '../support/receiver.ts'

let city: TestCity
/** Someone whom every door is open to. */
let cookie: string

beforeAll(async () => {
  city = await openCity(undefined, { smsGateway: anyGateway })
  const account = {
    login: 'everything@demo.local',
    name: { ru: 'Все роли сразу', en: 'All roles at once' },
    roles: [...staffRoles],
    agency: 'edds',
  }
  await upsertDemoStaff(city.ctx, [account], demoPassword)
  cookie = await signInAs(city, 'everything')
})
afterAll(() => city?.close())
beforeEach(() => city.ctx.redis.flushdb())
afterEach(async () => {
  expect((await ask(city, 'GET', '/health')).body).toMatchObject({ status: 'ok', redis: 'ok' })
})

/** Sends everything, some at a time. Gives what was answered otherwise than an answer may be. */
async function sendAll(requests: Iterable<InjectOptions>): Promise<readonly string[]> {
  const left = [...requests].values()
  const faults: string[] = []
  const sender = async () => {
    for (const request of left) {
      const fault = calmFault(await city.app.inject({ ...request, headers: { cookie, ...request.headers } }))
      if (fault) faults.push(`${JSON.stringify(request).slice(0, 200)} ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: 6 }, sender))
  return faults
}

const isStill = ({ stream }: Endpoint) => stream !== 'text/event-stream'

/** Every parameter of these doors, or those that are `wanted`, with each of the texts in its turn. */
function* withParameters(
  among: readonly Endpoint[],
  texts: readonly string[],
  wanted?: ReadonlySet<string>,
): Iterable<InjectOptions> {
  for (const door of among)
    for (const name of parametersOf(door).filter((one) => wanted?.has(one) ?? true))
      for (const text of texts) yield { method: door.method, url: addressOf(door, { [name]: text }) }
}

const encoded = (texts: readonly string[]) => texts.map((text) => encodeURIComponent(text.toWellFormed()))

test('any text in any parameter of any door is answered calmly', async () => {
  const texts = [...encoded(hostileTexts), ...hostileEncodings]
  expect(await sendAll(withParameters(doors.filter(isStill), texts))).toEqual([])
}, 120_000)

/** Bodies that are right but for what a test changes. */
const bodies: Record<string, readonly object[]> = {
  '/reports/:number/follow': [{ follow: 'a secret' }],
  '/reports/similar': [{ category: 'pothole-road', lon: 60, lat: 56, text: 'Яма' }],
  '/reports/:number/support': [
    { contactEmail: 'nobody@mail.example', consents: ['contact@2026-11'], language: 'ru' },
  ],
  '/session': [{ login: 'nobody@demo.local', password: 'nothing' }],
  '/account/code': [
    { email: 'nobody@mail.example', language: 'ru' },
    { phone: '+79120000000', language: 'ru' },
  ],
  '/account/session': [
    { email: 'nobody@mail.example', code: '000000', consents: ['contact@2026-11'] },
    { phone: '+79120000000', code: '000000', consents: ['contact@2026-12'] },
  ],
  '/account/contact/code': [
    { email: 'nobody@mail.example', language: 'ru' },
    { phone: '+79120000000', language: 'ru' },
  ],
  '/account/contact': [{ email: 'nobody@mail.example', code: '000000', language: 'ru' }],
  '/following': [
    {
      subject: { area: '60.6,56.8,60.61,56.8,60.6,56.81' },
      tells: ['new'],
      pace: 'daily',
      contactEmail: 'nobody@mail.example',
      consents: ['contact'],
      language: 'ru',
    },
  ],
  '/following/push': [
    {
      subject: { category: 'pothole-road' },
      tells: ['new'],
      pace: 'daily',
      device: { endpoint: 'https://192.0.2.1/push', p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) },
    },
  ],
  '/following/push/list': [{ device: { endpoint: 'https://192.0.2.1/push', auth: 'A'.repeat(22) } }],
  '/following/push/stop': [
    {
      device: { endpoint: 'https://192.0.2.1/push', auth: 'A'.repeat(22) },
      id: '0190a1b2-0000-7000-8000-000000000000',
    },
  ],
  '/following/:id': [{ tells: ['new'], pace: 'daily' }],
  '/alerts/read': [{ through: '2026-11-20T05:00:00Z' }],
  '/session/settings': [
    { letters: 'daily', language: 'ru', absence: null },
    { letters: 'none', language: 'en', absence: { from: '2026-12-01', until: '2026-12-05', deputy: null } },
  ],
  '/session/totp': [{ code: '123456' }],
  '/session/enrolment/confirm': [{ code: '123456' }],
  '/session/recovery-codes': [{ code: '123456' }],
  '/session/password': [{ password: 'nothing', newPassword: 'nothing at all' }],
  '/password-links': [{ login: 'nobody@demo.local' }],
  '/password-links/use': [{ token: 'A'.repeat(43), password: 'nothing at all' }],
  '/invitations/open': [{ token: 'A'.repeat(43) }],
  '/invitations/accept': [{ token: 'A'.repeat(43), password: 'nothing at all' }],
  '/staff/invitations': [
    {
      email: 'nobody@city.example',
      name: 'Никто',
      language: 'ru',
      access: { roles: ['moderator'], agency: null, groups: null, leads: false },
    },
  ],
  '/staff/:id/name': [{ name: 'Никто' }],
  '/staff/:id/access': [{ roles: ['agency'], agency: 'gorsvet', groups: ['roads'], leads: true }],
  '/staff/proposals/:id/decision': [{ approve: true }],
  '/console/queues/:agency': [{ paused: false }],
  '/console/norm-events/:id': [
    { name: 'Снегопад закончился', localTime: '2026-11-20T06:00', categories: ['snow-road'], area: 'roads' },
    { name: 'Снегопад закончился', localTime: '2026-11-20T06:00', group: 'snow' },
  ],
  '/console/reports/:number/masks': [
    { version: 1, from: 0, to: 5, hidden: true },
    { version: 1, words: '00000000-0000-4000-8000-000000000000', from: 0, to: 5, hidden: false },
  ],
  '/console/reports/:number/photos/:key/blackouts': [{ areas: [{ left: 0, top: 0, width: 10, height: 10 }] }],
  '/console/reports/:number/contact': [{ reason: 'other', words: 'Уточнить подъезд' }],
  '/console/reports/:number/words': [{ reason: 'other', words: 'Уточнить подъезд' }],
  '/console/batches': [
    { move: 'publish', reports: [{ number: '2026-999999', version: 1 }] },
    { move: 'reject', reports: [{ number: '2026-999999', version: 1 }], reason: 'spam', text: 'Реклама' },
  ],
  '/console/reports/:number/remarks/:id': [
    { decision: 'publish' },
    { decision: 'reject', reason: 'spam', text: 'Реклама' },
  ],
  '/console/reports/:number/repeats': [{ earlier: '2026-1', decision: 'confirmed' }],
  '/console/reports/:number/moves': [
    { move: 'publish', version: 1, agency: 'edds' },
    { move: 'reject', version: 1, reason: 'spam', text: 'Реклама' },
    { move: 'redirect', version: 1, agency: 'edds', text: 'К ним' },
    { move: 'answer', version: 1, outcome: 'fixed', text: 'Сделали', photos: [] },
    { move: 'propose_deferral', version: 1, reason: 'money', until: '2027-03-01', text: 'Весной' },
    { move: 'merge', version: 1, parent: '2026-1', text: 'Одно и то же' },
    {
      move: 'pass_outside',
      version: 1,
      body: 'ГЖИ',
      base: 'ст. 20',
      outgoingNumber: '1',
      outgoingDate: '2026-11-20',
    },
    { move: 'correct', version: 1, category: 'litter-public', text: 'Мусор', lon: 1, lat: 1 },
    { move: 'register_appeal', version: 1, appealNumber: '7', receivedOn: '2026-11-20' },
    { move: 'extend_appeal', version: 1, days: 30, text: 'Ждём ответа края' },
  ] satisfies MoveBody[],
  '/reports/:number/moves': [
    { move: 'confirm', version: 1, rating: 5, reasons: ['speed'], text: 'Спасибо' },
    { move: 'return', version: 1, text: 'Не сделали', photos: [] },
    { move: 'amend', version: 1, category: 'litter-public', text: 'Мусор', lon: 1, lat: 1 },
  ] satisfies OwnMoveBody[],
}

/** Each field of the door's bodies, with something else in its place. */
function* withFields({ path, method }: Endpoint, url: string): Iterable<InjectOptions> {
  // A password costs a fifth of a second to check, whatever it is.
  const texts = path === '/session' ? hostileTexts.slice(0, 5) : hostileTexts
  for (const body of bodies[path] ?? [])
    for (const name of Object.keys(body))
      for (const value of [...hostileValues, ...texts])
        yield { method, url, payload: { ...body, [name]: value } }
}

test('any body of any door is answered calmly', async () => {
  const open = doors.filter(({ body }) => body)
  expect(open.map(({ path }) => path).toSorted()).toEqual(Object.keys(bodies).toSorted())
  const requests = open.flatMap((door) => {
    const url = addressOf(door)
    const headers = { 'content-type': 'application/json' }
    const whole = hostileJson.map((payload) => ({ method: door.method, url, payload, headers }))
    return [...whole, ...withFields(door, url)]
  })
  expect(await sendAll(requests)).toEqual([])
}, 120_000)

test('an address that is written anywhere is called by nobody', async () => {
  const receiver = await startReceiver()
  const { url } = receiver
  const takers = doors.filter(({ body }) => body)
  const bodiesWithIt = takers.flatMap((door) =>
    (bodies[door.path] ?? []).flatMap((body) =>
      Object.keys(body).map((name) => ({
        method: door.method,
        url: addressOf(door),
        payload: { ...body, [name]: url },
      })),
    ),
  )
  const { host } = new URL(url)
  const headers = { host, origin: '', referer: url, 'x-forwarded-host': host }
  const forms = [{ text: url }, { text: 'Спасибо', address: url }, { text: 'Спасибо', objectId: url }].map(
    (fields) => ({
      method: 'POST' as const,
      url: '/api/reports',
      ...rawForm(partsOf({ category: 'thanks', ...fields })),
    }),
  )
  const requests = [
    ...withParameters(doors.filter(isStill), [encodeURIComponent(url)]),
    ...bodiesWithIt,
    ...forms,
    { method: 'GET' as const, url: '/api/city', headers },
  ]
  expect(await sendAll(requests)).toEqual([])
  expect(requests.length).toBeGreaterThan(150)
  expect(receiver.received).toEqual([])
  await receiver.close()
}, 60_000)

test('a field that a door does not name is refused, wherever it stands', async () => {
  const surprises = ['roles', 'author', 'status', 'id', 'isPublic', '__proto__', 'constructor']
  const faults: string[] = []
  let tried = 0
  const mustRefuse = async (request: InjectOptions) => {
    tried += 1
    const stands = /^\/api\/(account|following)/.test(String(request.url)) ? resident : cookie
    const answer = await city.app.inject({ ...request, headers: { cookie: stands, ...request.headers } })
    const said = answer.statusCode < 400 ? answer.statusCode : problemOf(answer).code
    if (said !== 'request.invalid' && said !== 'request.malformed')
      faults.push(`${JSON.stringify(request).slice(0, 200)} ${said}`)
  }
  const resident = await enterAs(city, 'resident@mail.example')
  // A provider adds what it likes to its answer.
  for (const door of doors.filter(({ path }) => path !== '/sign-in/:provider/back')) {
    const { method, path } = door
    const url = addressOf(door)
    if (door.query)
      for (const name of surprises.filter((one) => !parametersOf(door).includes(one)))
        await mustRefuse({ method, url: `${url}${url.includes('?') ? '&' : '?'}${name}=1` })
    for (const body of bodies[path] ?? [])
      for (const name of surprises) {
        const payload = JSON.stringify(body).replace('{', `{"${name}":"x",`)
        const headers = { 'content-type': 'application/json' }
        if (door.body && !Object.hasOwn(body, name)) await mustRefuse({ method, url, payload, headers })
      }
    if (door.form && path === '/reports')
      for (const name of surprises) {
        const parts = partsOf({ category: 'thanks', text: 'Спасибо за каток', [name]: 'x' })
        await mustRefuse({ method, url, ...rawForm(parts) })
      }
    if (door.form) expect({ path, form: door.form }).toMatchObject({ form: { additionalProperties: false } })
  }
  expect(faults).toEqual([])
  expect(tried).toBeGreaterThan(200)
}, 60_000)

type Words = { readonly text: string; readonly address: string; readonly details: Record<string, string> }

/** A complaint about a driver takes free words in three places, one of them short. */
const wordsOf = (text: string): Words => ({
  text,
  address: text,
  details: { route_number: [...text].length <= 10 ? text : '7', event_at: '2026-11-20' },
})

/** Files a report, another address of the network every time: how much one may send is not the matter here. */
function fileWords(words: Words, index: number) {
  return city.app.inject({
    method: 'POST',
    url: '/api/reports',
    remoteAddress: `10.0.${index >> 8}.${index & 255}`,
    ...rawForm(partsOf({ category: 'bus-driver', ...words })),
  })
}

const isSteering = (text: string) => /[^\P{Cc}\n\t\r]/u.test(text)
const isFit = (text: string) => [...text.trim()].length >= 3 && !isSteering(text)

const ownTexts = hostileTexts.filter((text) => text.isWellFormed() && [...text].length <= 300)

async function readsBack(texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const answer = await fileWords(wordsOf(text), index)
    if (isFit(text)) {
      expect({ text, status: answer.statusCode, said: answer.body }).toMatchObject({ text, status: 201 })
      const { number } = answer.json()
      const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })
      expect({ text: body.text, address: body.address }).toEqual({ text: text.trim(), address: text })
      expect(body.details).toContainEqual(
        expect.objectContaining({ value: wordsOf(text).details.route_number }),
      )
    } else {
      const { code, errors = [] } = problemOf(answer)
      expect({ text, code, named: errors.map(({ field }) => field) }).toEqual({
        text,
        code: 'request.invalid',
        named: expect.arrayContaining(['text']),
      })
    }
  }
}

/** Words of staff, which every move of a report takes: read back from its history. */
async function movesReadBack(texts: readonly string[], index: number): Promise<void> {
  const { number } = (await fileWords(wordsOf('Автобус не остановился'), index)).json()
  await move(city, cookie, number, { move: 'publish' })
  let holder = ''
  for (const text of texts) {
    const agency = holder === 'gorgaz' ? 'edds' : 'gorgaz'
    const { status, body } = await move(city, cookie, number, { move: 'redirect', agency, text })
    if (status === 200) holder = agency
    const told = status === 200 ? body.history.at(-1)?.text : body.code
    expect({ text, told }).toEqual({ text, told: isSteering(text) || text === '' ? 'request.invalid' : text })
  }
}

test('what is taken reads back as it was written, what is not is refused by its field', () =>
  readsBack(ownTexts))

describeReal('of the naughty strings', () => {
  const naughty: readonly string[] = JSON.parse(readReal('text/blns.json').toString())

  test('each in the words of a report reads back as it was written or is refused by its field', async () => {
    expect(naughty).toHaveLength(515)
    await readsBack(naughty)
  }, 120_000)

  test('a quarter in the words of moves reads back as it was written', async () => {
    // Every answer tells the whole history, so no report lives through too much.
    const [some, most] = [naughty.filter((_, index) => index % 4 === 0), 20]
    for (let start = 0; start < some.length; start += most)
      await movesReadBack(some.slice(start, start + most), start)
  }, 120_000)

  test('each in a search, a filter, a cursor, a tile or the name of a photo is answered calmly', async () => {
    const wanted = new Set(['q', 'category', 'cursor', 'bbox', 'y', 'key', 'details'])
    const open = doors.filter(({ path }) => !/^.(console|tiles.city)/.test(path))
    const requests = [...withParameters(open.filter(isStill), encoded(naughty), wanted)]
    const inConsole = encoded(naughty).map((text) => ({ url: `/api/console/reports?q=${text}` }))
    expect(requests.length).toBeGreaterThan(7 * naughty.length)
    expect(await sendAll([...requests, ...inConsole])).toEqual([])
  }, 120_000)
})
