import type { AccountSession, Consent, Exported, OwnReport } from '@gorozhanin/domain/accounts/api'
import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountLetters, codeFor, codeIn, enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import {
  aHouse,
  ask,
  type Filed,
  fileOne,
  follow,
  move,
  picture,
  signInAs,
  tryFile,
} from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const someone = () => `${crypto.randomUUID()}@mail.example`
const wanted = (email: string) => ({ body: { email, language: 'ru' } })
const enter = (email: string, code: string, more: object = {}) =>
  ask<{ code: string; email: string }>(city, 'POST', '/account/session', {
    body: { email, code, consents: ['contact'], ...more },
  })
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const fields = (more: object = {}) => ({
  category: 'thanks',
  text: 'Спасибо за каток во дворе',
  lon: house.lon,
  lat: house.lat,
  ...more,
})
const rows = async (sql: string, values: unknown[] = []) =>
  (await city.ctx.db.$client.query(sql, values)).rows

describe('signing in by a code', () => {
  test('reports filed before under the address are the account’s, on any device', async () => {
    const email = someone()
    const { number } = await fileOne(city, fields({ contactEmail: email, consents: ['contact'] }))
    const other = await fileOne(city, fields({ contactEmail: someone() }))
    const cookie = await enterAs(city, email.toUpperCase())

    const { body } = await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })
    expect(body.reports.map((report) => report.number)).toEqual([number])
    const card = await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })
    expect(card.body).toMatchObject({ number, mine: true })
    expect((await ask(city, 'GET', `/reports/${other.number}`, { cookie })).status).toBe(404)
    expect((await ask(city, 'GET', '/account', { cookie })).body).toMatchObject({ account: { email } })
    expect((await ask(city, 'GET', '/account')).body).toEqual({ account: null })
  })

  test('the author does with the own report what the holder of the follow secret may', async () => {
    const email = someone()
    const { number } = await fileOne(city, fields({ contactEmail: email }))
    const cookie = await enterAs(city, email)
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })
    expect(body.moves).toContain('withdraw')
    const withdrawal = { body: { move: 'withdraw', version: body.version } }
    const stranger = await enterAs(city, someone())
    const refused = await ask(city, 'POST', `/reports/${number}/moves`, { ...withdrawal, cookie: stranger })
    expect(refused.status).toBe(404)
    const moved = await ask<ReportCard>(city, 'POST', `/reports/${number}/moves`, { ...withdrawal, cookie })
    expect(moved).toMatchObject({ status: 200, body: { status: 'withdrawn', mine: true } })
  })

  test('the author sees photos that nobody has published', async () => {
    const email = someone()
    const { number } = await fileOne(city, fields({ contactEmail: email }), [await picture()])
    const cookie = await enterAs(city, email)
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })
    const photo = `/photos/${body.photos[0]?.key}/small`
    expect((await ask(city, 'GET', photo, { cookie })).status).toBe(200)
    expect((await ask(city, 'GET', photo)).status).toBe(404)
  })

  test('a report of a resident is the account’s and says by which way its author was known', async () => {
    const email = someone()
    const cookie = await enterAs(city, email)
    const numbers: string[] = []
    for (const [more, headers] of [
      [{}, {}],
      [{ contactEmail: someone() }, {}],
      [{}, { cookie }],
    ])
      numbers.push((await tryFile(city, fields(more), [], headers)).body.number)
    const ways = await rows(
      `select author_way as way from reports where year || '-' || sequence = any($1) order by sequence`,
      [numbers],
    )
    expect(ways.map(({ way }) => way)).toEqual(['anonymous', 'contact', 'code'])
    const { body } = await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })
    expect(body.reports.map(({ number }) => number)).toEqual([numbers[2]])
  })

  test('a report of which the owner said «not me» never joins', async () => {
    const email = someone()
    const { number } = await fileOne(city, fields({ contactEmail: email }))
    await rows(
      `insert into message_stops (contact, report, why, at)
       select c.id, r.id, 'not_me', now() from contacts c join reports r on r.author = c.author where c.value = $1`,
      [email],
    )
    const cookie = await enterAs(city, email)
    expect((await ask(city, 'GET', '/account/reports', { cookie })).body).toEqual({ reports: [] })
    expect((await ask(city, 'GET', `/reports/${number}`, { cookie })).status).toBe(404)
  })

  test('the letter speaks the language asked for and the digits are stored nowhere', async () => {
    const email = someone()
    await ask(city, 'POST', '/account/code', { body: { email, language: 'en' } })
    const [letter] = await accountLetters(city)
    expect(letter?.subject).toMatch(/^\d{6} is your sign-in code$/)
    const code = codeIn(letter ? [letter] : [], email)
    const kept = await rows(
      `select (select json_agg(c) from codes c where contact = $1)::text || (select json_agg(l) from account_letters l where contact = $1)::text as all`,
      [email],
    )
    expect(kept[0]?.all).not.toContain(code)
  })
})

describe('a code', () => {
  test('works once', async () => {
    const email = someone()
    const code = await codeFor(city, email)
    expect((await enter(email, code)).status).toBe(200)
    expect(await enter(email, code)).toMatchObject({ status: 422, body: { code: 'account.wrong_code' } })
  })

  test('works once however many use it at the same moment', async () => {
    const email = someone()
    const code = await codeFor(city, email)
    const answers = await Promise.all([enter(email, code), enter(email, code), enter(email, code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422])
  })

  test.each([
    ['2026-11-20T10:09', 200],
    ['2026-11-20T10:10', 422],
  ])('asked for at ten is answered %s with %i', async (at, status) => {
    const email = someone()
    const code = await codeFor(city, email)
    city.setTime(at)
    expect((await enter(email, code)).status).toBe(status)
  })

  test('is dead after five wrong guesses, the right one too', async () => {
    const email = someone()
    const code = await codeFor(city, email)
    for (let guess = 0; guess < 5; guess++) expect((await enter(email, another(code))).status).toBe(422)
    expect(await enter(email, code)).toMatchObject({ status: 422, body: { code: 'account.wrong_code' } })
  })

  test('gets five guesses of hundreds at once', async () => {
    const email = someone()
    await codeFor(city, email)
    // The limits of Redis are not what holds: they are gone between any two guesses.
    for (let round = 0; round < 20; round++) {
      await city.ctx.redis.flushdb()
      const guesses = Array.from({ length: 25 }, (_, index) => String(round * 25 + index).padStart(6, '0'))
      await Promise.all(guesses.map((guess) => enter(email, guess)))
    }
    expect(await rows('select attempts from codes where contact = $1', [email])).toEqual([{ attempts: 5 }])
  })

  test('many guesses from one place are refused with a time to wait', async () => {
    const email = someone()
    const answers = []
    for (let guess = 0; guess < 31; guess++) answers.push(await enter(email, '000000'))
    expect(answers.at(-2)?.status).toBe(422)
    expect(answers.at(-1)).toMatchObject({ status: 429, body: { code: 'session.too_many' } })
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('is no good for another address, nor for changing one', async () => {
    const [email, other] = [someone(), someone()]
    const code = await codeFor(city, email)
    await codeFor(city, other)
    expect((await enter(other, code)).status).toBe(422)
    const cookie = await enterAs(city, someone())
    const changed = await ask(city, 'PUT', '/account/contact', {
      cookie,
      body: { email, code, language: 'ru' },
    })
    expect(changed.status).toBe(422)
    expect((await enter(email, code)).status).toBe(200)
  })

  test('ends when a newer one is asked for', async () => {
    const email = someone()
    const first = await codeFor(city, email)
    city.setTime('2026-11-20T10:01')
    const second = await codeFor(city, email)
    if (first !== second) expect((await enter(email, first)).status).toBe(422)
    expect((await enter(email, second)).status).toBe(200)
  })

  test('is asked for five times an hour, with Redis or without', async () => {
    const email = someone()
    for (let time = 0; time < 5; time++)
      expect((await ask(city, 'POST', '/account/code', wanted(email))).status).toBe(202)
    await city.ctx.redis.flushdb()
    const sixth = await ask<{ code: string }>(city, 'POST', '/account/code', wanted(email.toUpperCase()))
    expect(sixth).toMatchObject({ status: 429, body: { code: 'account.too_many_codes' } })
    expect(sixth.headers['retry-after']).toBe('3600')
    city.setTime('2026-11-20T11:01')
    await city.ctx.redis.flushdb()
    expect((await ask(city, 'POST', '/account/code', wanted(email))).status).toBe(202)
  })

  test('one browser asks for ten an hour, for whatever addresses', async () => {
    const answers = []
    for (let time = 0; time < 11; time++)
      answers.push(await ask(city, 'POST', '/account/code', wanted(someone())))
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(202), 429])
  })

  test('is sent no more once it works no more', async () => {
    await ask(city, 'POST', '/account/code', wanted(someone()))
    city.setTime('2026-11-20T10:11')
    expect(await accountLetters(city)).toEqual([])
  })
})

test('nothing tells whether an address is known', async () => {
  const known = someone()
  await enterAs(city, known)
  const answers = []
  for (const email of [known, someone()]) {
    const { status, body, headers } = await ask(city, 'POST', '/account/code', wanted(email))
    const wrong = await enter(email, '000000')
    answers.push({ status, body, length: headers['content-length'], wrong: wrong.body })
  }
  expect(answers[0]).toEqual(answers[1])
})

test.each([
  [{ email: 'at home', language: 'ru' }],
  [{ email: 'a@mail.example', language: 'fr' }],
  [{ email: 'a@mail.example' }],
  [{ email: 'a@mail.example', language: 'ru', admin: true }],
  [{ email: 'a\u0000@mail.example', language: 'ru' }],
])('asking for a code with %j is refused', async (body) => {
  expect((await ask(city, 'POST', '/account/code', { body })).status).toBe(422)
})

test.each([['12345'], ['1234567'], ['12345a'], ['１２３４５６']])('%s is no code', async (code) => {
  expect((await enter('a@mail.example', code)).status).toBe(422)
})

test('a session that was there before signing in ends: a fixed one opens nothing', async () => {
  const mallory = await enterAs(city, someone())
  const email = someone()
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/account/session',
    headers: { cookie: mallory },
    payload: { email, code: await codeFor(city, email), consents: ['contact'] },
  })
  const cookie = `session=${answer.cookies.find(({ name }) => name === 'session')?.value}`
  expect(cookie).not.toBe(mallory)
  expect((await ask(city, 'GET', '/account', { cookie: mallory })).body).toEqual({ account: null })
  expect((await ask(city, 'GET', '/account', { cookie })).body).toMatchObject({ account: { email } })
})

test('a session chosen by somebody else is not taken', async () => {
  const email = someone()
  const fixed = 'session=chosen-by-mallory'
  await city.app.inject({
    method: 'POST',
    url: '/api/account/session',
    headers: { cookie: fixed },
    payload: { email, code: await codeFor(city, email), consents: ['contact'] },
  })
  expect((await ask(city, 'GET', '/account', { cookie: fixed })).body).toEqual({ account: null })
})

test('sessions are listed with their devices and ended one by one, only the own', async () => {
  const email = someone()
  const phone = await enterAs(city, email)
  const desk = await enterAs(city, email)
  const { body } = await ask<{ sessions: AccountSession[] }>(city, 'GET', '/account/sessions', {
    cookie: desk,
  })
  expect(body.sessions.map(({ current, way }) => ({ current, way }))).toEqual([
    { current: true, way: 'code' },
    { current: false, way: 'code' },
  ])
  const old = body.sessions.find(({ current }) => !current)?.id
  const stranger = await enterAs(city, someone())
  expect((await ask(city, 'DELETE', `/account/sessions/${old}`, { cookie: stranger })).status).toBe(404)
  expect((await ask(city, 'DELETE', `/account/sessions/${old}`, { cookie: desk })).status).toBe(204)
  expect((await ask(city, 'GET', '/account/sessions', { cookie: phone })).status).toBe(401)
  expect((await ask(city, 'GET', '/account/sessions', { cookie: desk })).status).toBe(200)
})

describe('the e-mail', () => {
  const change = (cookie: string, email: string, code: string) =>
    ask<{ email: string }>(city, 'PUT', '/account/contact', { cookie, body: { email, code, language: 'ru' } })
  const codeOfNew = async (cookie: string, email: string) => {
    await ask(city, 'POST', '/account/contact/code', { cookie, ...wanted(email) })
    return codeIn(await accountLetters(city), email)
  }

  test('is changed by the code that came to the new one, and the old one is told', async () => {
    const [old, next] = [someone(), someone()]
    const cookie = await enterAs(city, old)
    const code = await codeOfNew(cookie, next)
    expect((await change(cookie, next, another(code))).status).toBe(422)
    expect(await change(cookie, next, code)).toMatchObject({ status: 200, body: { email: next } })
    const [told] = await accountLetters(city)
    expect(told).toMatchObject({ to: old, subject: 'Почта для входа изменена' })
    expect(told?.text).not.toContain(next)
  })

  test('the code of one account changes no other', async () => {
    const next = someone()
    const code = await codeOfNew(await enterAs(city, someone()), next)
    expect((await change(await enterAs(city, someone()), next, code)).status).toBe(422)
  })

  test('reports filed under the new one before join too', async () => {
    const [old, next] = [someone(), someone()]
    const { number } = await fileOne(city, fields({ contactEmail: next }))
    const cookie = await enterAs(city, old)
    await change(cookie, next, await codeOfNew(cookie, next))
    const { body } = await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })
    expect(body.reports.map((report) => report.number)).toEqual([number])
  })

  test('both addresses were told of the same step: one of them keeps it', async () => {
    const [old, next] = [someone(), someone()]
    const parent = await fileOne(city, fields({ contactEmail: old }))
    const child = await fileOne(city, fields({ contactEmail: next }))
    await move(city, moderator, parent.number, { move: 'publish' })
    const merged = await move(city, moderator, child.number, { move: 'merge', parent: parent.number })
    expect(merged.status).toBe(200)
    await move(city, moderator, parent.number, { move: 'redirect', agency: 'edds', text: 'К ним' })
    const cookie = await enterAs(city, old)
    expect((await change(cookie, next, await codeOfNew(cookie, next))).status).toBe(200)
    const { body } = await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })
    expect(body.reports.map(({ number }) => number).toSorted()).toEqual(
      [parent.number, child.number].toSorted(),
    )
  })
})

describe('a consent', () => {
  const consentsOf = async (cookie: string) =>
    (await ask<{ consents: Consent[] }>(city, 'GET', '/account/consents', { cookie })).body.consents
  const published = async (email: string) => {
    const filed = await fileOne(
      city,
      fields({ contactEmail: email, consents: ['contact@2026-11', 'publication'] }),
    )
    await move(city, moderator, filed.number, { move: 'publish' })
    return filed
  }
  const withdraw = async (cookie: string, purpose: string) => {
    const consent = (await consentsOf(cookie)).find((one) => one.purpose === purpose)
    return ask(city, 'DELETE', `/account/consents/${consent?.id}`, { cookie })
  }

  test('is a record of its own with the version of its text, the time and the address', async () => {
    const email = someone()
    const { number } = await fileOne(
      city,
      fields({ contactEmail: email, consents: ['contact@2026-11', 'publication'] }),
    )
    const given = { report: number, version: '2026-11', address: '127.0.0.1', withdrawnAt: null }
    const consents = await consentsOf(await enterAs(city, email))
    expect(consents.filter(({ report }) => report !== null)).toEqual([
      expect.objectContaining({ ...given, purpose: 'contact', givenAt: '2026-11-20T05:00:00.000Z' }),
      expect.objectContaining({ ...given, purpose: 'publication' }),
    ])
  })

  test('with a text that nobody was shown is refused, and so is one to anything else', async () => {
    const unknown = await tryFile(city, fields({ consents: ['contact@2019-01'] }))
    expect(unknown.body.errors).toEqual([{ field: 'consents.0', code: 'consent.text_unknown' }])
    expect((await tryFile(city, fields({ consents: ['everything'] }))).status).toBe(422)
  })

  test('is demanded of who leaves an address and of who wants the report shown, and all at once', async () => {
    const lacking = async (more: object) => {
      const { status, body } = await tryFile(city, fields({ clientKey, consents: [], ...more }))
      return { status, code: body.code, errors: body.errors }
    }
    const clientKey = crypto.randomUUID()
    const contact = { field: 'consents', code: 'consent.contact_required' }
    const publication = { field: 'public', code: 'consent.publication_required' }
    const refused = (...errors: object[]) => ({ status: 422, code: 'consent.required', errors })
    const contactEmail = someone()

    expect(await lacking({ contactEmail })).toEqual(refused(contact))
    expect(await lacking({ contactEmail, consents: ['publication'] })).toEqual(refused(contact))
    expect(await lacking({ public: true, consents: ['contact'] })).toEqual(refused(publication))
    expect(await lacking({ public: true, contactEmail })).toEqual(refused(contact, publication))
    expect(await rows('select 1 from contacts where value = $1', [contactEmail])).toEqual([])
    // The attempts have used nothing up: the same key serves once all is agreed to.
    const consents = ['contact', 'publication']
    const agreed = fields({ clientKey, public: true, contactEmail, consents })
    expect((await tryFile(city, agreed)).status).toBe(201)
  })

  test('is not demanded where nothing is kept or shown', async () => {
    const cookie = await enterAs(city, someone())
    for (const [more, headers] of [
      [{ public: false }, {}],
      [{ public: false, contactEmail: someone() }, { cookie }],
      [{ public: true, category: 'platform-error' }, {}],
    ] as const)
      expect((await tryFile(city, fields({ consents: [], ...more }), [], headers)).body.number).toBeDefined()
  })

  test.each([
    [['publication'], true],
    [[], false],
  ])('where nothing is said of publication, %j decides it', async (consents, isPublic) => {
    const { number } = await fileOne(city, fields({ consents }))
    const [report] = await rows(`select is_public from reports where year || '-' || sequence = $1`, [number])
    expect(report.is_public).toBe(isPublic)
  })

  test('is demanded at signing in, and the code serves once it is given', async () => {
    const email = someone()
    const code = await codeFor(city, email)
    for (const consents of [undefined, [], ['publication']])
      expect(await enter(email, code, { consents })).toMatchObject({
        status: 422,
        body: {
          code: 'consent.required',
          errors: [{ field: 'consents', code: 'consent.contact_required' }],
        },
      })
    expect(await rows('select 1 from contacts where value = $1', [email])).toEqual([])
    expect((await enter(email, code)).status).toBe(200)
  })

  test('given at signing in is written down once', async () => {
    const email = someone()
    for (let time = 0; time < 2; time++)
      await enter(email, await codeFor(city, email), { consents: ['contact@2026-12'] })
    const cookie = await enterAs(city, email)
    expect((await consentsOf(cookie)).map(({ purpose, report }) => ({ purpose, report }))).toEqual([
      { purpose: 'contact', report: null },
    ])
  })

  test('to publication, withdrawn, hides the report from everyone else at once and for good', async () => {
    const email = someone()
    const { number } = await published(email)
    expect((await ask(city, 'GET', `/reports/${number}`)).status).toBe(200)
    const cookie = await enterAs(city, email)
    expect((await withdraw(cookie, 'publication')).status).toBe(204)
    expect((await withdraw(cookie, 'publication')).status).toBe(204)
    expect((await ask(city, 'GET', `/reports/${number}`)).status).toBe(404)
    expect((await ask(city, 'GET', `/reports/${number}`, { cookie })).body).toMatchObject({
      mine: true,
      published: false,
    })
    const { body } = await ask<{ reports: { number: string }[] }>(city, 'GET', '/reports')
    expect(body.reports.map((report) => report.number)).not.toContain(number)
  })

  test('to be written to, withdrawn, removes the address, stops messages and ends the session', async () => {
    const email = someone()
    const filed = await published(email)
    const cookie = await enterAs(city, email)
    expect((await withdraw(cookie, 'contact')).status).toBe(204)
    expect((await ask(city, 'GET', '/account', { cookie })).body).toEqual({ account: null })
    expect(await rows('select 1 from contacts where value = $1', [email])).toEqual([])
    expect(await rows('select 1 from account_letters where contact = $1', [email])).toEqual([])
    const left = await rows(
      `select m.id from messages m join reports r on r.id = m.report where r.year || '-' || r.sequence = $1`,
      [filed.number],
    )
    expect(left).toEqual([])
    // The link that the author holds still opens the report.
    const device = await follow(city, filed)
    expect((await ask(city, 'GET', `/reports/${filed.number}`, { cookie: device })).body).toMatchObject({
      mine: true,
    })
  })

  test('of somebody else cannot be withdrawn', async () => {
    const email = someone()
    await published(email)
    const [consent] = await consentsOf(await enterAs(city, email))
    const stranger = await enterAs(city, someone())
    const refused = await ask(city, 'DELETE', `/account/consents/${consent?.id}`, { cookie: stranger })
    expect(refused).toMatchObject({ status: 404, body: { code: 'consent.not_found' } })
  })
})

describe('a consent, to whoever holds the secret of the report,', () => {
  const agreed = ['contact', 'publication']
  const consentsOf = (cookie: string, { number }: Filed) =>
    ask<{ consents: Consent[]; code: string }>(city, 'GET', `/reports/${number}/consents`, { cookie })
  const withdraw = async (cookie: string, filed: Filed, purpose: string) => {
    const { body } = await consentsOf(cookie, filed)
    const consent = body.consents.find((one) => one.purpose === purpose)
    return ask<{ code: string }>(city, 'DELETE', `/reports/${filed.number}/consents/${consent?.id}`, {
      cookie,
    })
  }
  const filedBy = (email: string) => fileOne(city, fields({ contactEmail: email, consents: agreed }))
  const messagesOf = ({ number }: Filed) =>
    rows(
      `select m.id from messages m join reports r on r.id = m.report where r.year || '-' || r.sequence = $1`,
      [number],
    )
  const contactsOf = (email: string) => rows('select 1 from contacts where value = $1', [email])

  test('is shown with its text and the day, those of this report alone', async () => {
    const email = someone()
    const filed = await filedBy(email)
    await filedBy(email)
    const { body, headers } = await consentsOf(await follow(city, filed), filed)
    expect(headers['cache-control']).toBe('no-store')
    const text = { ru: expect.stringContaining('{authority}') }
    expect(body.consents).toMatchObject([
      { purpose: 'contact', report: filed.number, version: '2026-12', text, withdrawnAt: null },
      { purpose: 'publication', report: filed.number, version: '2026-11', text, withdrawnAt: null },
    ])
  })

  test('to publication ends with the report hidden from everyone else', async () => {
    const filed = await filedBy(someone())
    await move(city, moderator, filed.number, { move: 'publish' })
    const device = await follow(city, filed)
    expect((await withdraw(device, filed, 'publication')).status).toBe(204)
    expect((await withdraw(device, filed, 'publication')).status).toBe(204)
    expect((await ask(city, 'GET', `/reports/${filed.number}`)).status).toBe(404)
    const card = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, { cookie: device })
    expect(card.body).toMatchObject({ mine: true, published: false })
    const { body } = await consentsOf(device, filed)
    expect(body.consents.map(({ purpose, withdrawnAt }) => [purpose, withdrawnAt !== null])).toEqual([
      ['contact', false],
      ['publication', true],
    ])
  })

  test('to letters ends with the address and every letter gone, and the link still opens the report', async () => {
    const email = someone()
    const filed = await filedBy(email)
    const device = await follow(city, filed)
    expect(await messagesOf(filed)).toHaveLength(1)
    expect((await withdraw(device, filed, 'contact')).status).toBe(204)
    expect(await contactsOf(email)).toEqual([])
    await move(city, moderator, filed.number, { move: 'publish' })
    expect(await messagesOf(filed)).toEqual([])
    const asked = { cookie: moderator, body: { reason: 'clarify' } }
    expect((await ask(city, 'POST', `/console/reports/${filed.number}/contact`, asked)).body).toMatchObject({
      code: 'contact.not_found',
    })
    const card = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, { cookie: device })
    expect(card.body).toMatchObject({ mine: true, published: true })
    expect((await withdraw(device, filed, 'contact')).status).toBe(204)
  })

  test('to letters leaves other reports under the address, and their letters, as they are', async () => {
    const email = someone()
    const [filed, other] = [await filedBy(email), await filedBy(email)]
    expect((await withdraw(await follow(city, filed), filed, 'contact')).status).toBe(204)
    expect(await messagesOf(filed)).toEqual([])
    expect(await messagesOf(other)).toHaveLength(1)
    const cookie = await enterAs(city, email)
    const { body } = await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })
    expect(body.reports.map(({ number }) => number)).toEqual([other.number])
  })

  test('never ends the account of an address that somebody else has named', async () => {
    const email = someone()
    const cookie = await enterAs(city, email)
    const filed = await filedBy(email)
    expect((await withdraw(await follow(city, filed), filed, 'contact')).status).toBe(204)
    expect((await ask(city, 'GET', '/account', { cookie })).body).toMatchObject({ account: { email } })
  })

  test('is the account’s matter where it is to letters and the author is signed in', async () => {
    const email = someone()
    const filed = await filedBy(email)
    const device = await follow(city, filed)
    const { body } = await consentsOf(`${device}; ${await enterAs(city, email)}`, filed)
    expect(body.consents.map(({ purpose }) => purpose)).toEqual(['publication'])
  })

  test('is neither shown nor withdrawn by strangers, nor by the secret of another report', async () => {
    const filed = await filedBy(someone())
    const other = await filedBy(someone())
    const [consent] = (await consentsOf(await follow(city, filed), filed)).body.consents
    for (const cookie of ['', await enterAs(city, someone()), await follow(city, other)]) {
      expect(await consentsOf(cookie, filed)).toMatchObject({
        status: 404,
        body: { code: 'report.not_found' },
      })
      const url = `/reports/${filed.number}/consents/${consent?.id}`
      expect((await ask(city, 'DELETE', url, { cookie })).body).toMatchObject({ code: 'report.not_found' })
    }
    const elsewhere = `/reports/${other.number}/consents/${consent?.id}`
    const cookie = await follow(city, other)
    expect((await ask(city, 'DELETE', elsewhere, { cookie })).body).toMatchObject({
      code: 'consent.not_found',
    })
  })
})

test('all that is kept about a person comes as one file, and nothing about others', async () => {
  const email = someone()
  const { number } = await fileOne(
    city,
    fields({ contactEmail: email, consents: ['contact'], text: 'Моё длинное письмо' }),
    [await picture()],
  )
  await fileOne(city, fields({ contactEmail: someone(), text: 'Чужое письмо' }))
  const cookie = await enterAs(city, email)
  const { body, headers } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
  expect(headers['content-disposition']).toBe('attachment; filename="my-data.json"')
  expect(headers['cache-control']).toBe('no-store')
  expect(body).toMatchObject({
    account: { email },
    reports: [
      {
        number,
        text: 'Моё длинное письмо',
        authorWay: 'contact',
        photos: [{ url: expect.stringMatching(/\/api\/photos\/.+\/large$/) }],
      },
    ],
    consents: [
      { purpose: 'contact', report: number, text: { ru: expect.stringContaining('адрес') } },
      { purpose: 'contact', report: null },
    ],
    messages: [{ report: number }],
    sessions: [{ current: true }],
  })
  expect(JSON.stringify(body)).not.toContain('Чужое письмо')
})

test('who deletes the account leaves reports that are nobody’s', async () => {
  const email = someone()
  const filed = await fileOne(
    city,
    fields({ contactEmail: email, consents: ['contact', 'publication'], clientKey: crypto.randomUUID() }),
  )
  await move(city, moderator, filed.number, { move: 'publish' })
  const device = await follow(city, filed)
  const phone = await enterAs(city, email)
  const cookie = await enterAs(city, email)
  expect((await ask(city, 'DELETE', '/account', { cookie })).status).toBe(204)

  for (const gone of [cookie, phone])
    expect((await ask(city, 'GET', '/account', { cookie: gone })).body).toEqual({ account: null })
  // The report is still there for everyone, and nobody's own: neither on the old device nor by the link.
  const card = await ask<ReportCard>(city, 'GET', `/reports/${filed.number}`, { cookie: device })
  expect(card).toMatchObject({ status: 200, body: { mine: false } })
  const again = await ask(city, 'POST', `/reports/${filed.number}/follow`, { body: { follow: filed.follow } })
  expect(again).toMatchObject({ status: 404, body: { code: 'follow.wrong' } })
  const moved = await ask(city, 'POST', `/reports/${filed.number}/moves`, {
    cookie: device,
    body: { move: 'withdraw', version: 1 },
  })
  expect(moved.status).toBe(404)

  const report = await rows(
    `select author, disowned, device, client_key, (select json_agg(json_build_array(author, address)) from consents where report = r.id) as consents
       from reports r where year || '-' || sequence = $1`,
    [filed.number],
  )
  const nobody = [null, null]
  expect(report).toEqual([
    { author: null, disowned: true, device: null, client_key: null, consents: [nobody, nobody] },
  ])
  for (const table of ['contacts', 'account_letters', 'codes'])
    expect(await rows(`select 1 from ${table} t where t::text ilike '%' || $1 || '%'`, [email])).toEqual([])
  expect(await rows(`select why, reports from erasures order by at desc limit 1`)).toEqual([
    { why: 'asked', reports: 1 },
  ])
})
