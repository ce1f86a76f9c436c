import type { AccountSession, Consent, Exported, OwnReport } from '@gorozhanin/domain/accounts/api'
import type { City } from '@gorozhanin/domain/catalog/api'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { sendAccountSms } from '@gorozhanin/server/accounts/send-letters'
import { sendDue } from '@gorozhanin/server/messages/send'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  accountLetters,
  accountSms,
  anyGateway,
  codeFor,
  codeForPhone,
  codeIn,
  codeInSms,
  enterAs,
  enterByPhone,
  somePhone,
} from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, signInAs, tryFile } from '../support/people.ts'
import { addRemark } from '../support/remarks.ts'
import { memorySms } from '../support/sms.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
beforeAll(async () => {
  city = await openCity('2026-11-20T10:00', { smsGateway: { ...anyGateway, mostADay: 1000 } })
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const someone = () => `${crypto.randomUUID()}@mail.example`
const askCode = (phone: string, where = city) =>
  ask<{ code: string }>(where, 'POST', '/account/code', { body: { phone, language: 'ru' } })
const enter = (phone: string, code: string, more: object = {}) =>
  ask<{ code: string; phone: string }>(city, 'POST', '/account/session', {
    body: { phone, code, consents: ['contact'], ...more },
  })
/** What is due to a number now. */
const smsTo = async (phone: string) => (await accountSms(city)).filter(({ to }) => to === phone)
const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const fields = (more: object = {}) => ({
  category: 'thanks',
  text: 'Спасибо за каток во дворе',
  lon: house.lon,
  lat: house.lat,
  ...more,
})
const rows = async (sql: string, values: unknown[] = [], where = city) =>
  (await where.ctx.db.$client.query(sql, values)).rows
const accountOf = async (cookie: string) => (await ask(city, 'GET', '/account', { cookie })).body
const numbersOf = async (cookie: string) =>
  (await ask<{ reports: OwnReport[] }>(city, 'GET', '/account/reports', { cookie })).body.reports.map(
    ({ number }) => number,
  )
const fileAs = async (cookie: string, more: object = {}) => {
  const { status, body } = await tryFile(city, fields(more), [], { cookie })
  expect(status).toBe(201)
  return body
}

/** Every way people write one number. */
function waysToWrite(phone: string): readonly string[] {
  const [a, b, c, d] = [phone.slice(2, 5), phone.slice(5, 8), phone.slice(8, 10), phone.slice(10)]
  return [phone, `8 (${a}) ${b}-${c}-${d}`, `+7 ${a} ${b} ${c} ${d}`, `${a}${b}${c}${d}`]
}

describe('signing in by a phone', () => {
  test('is the same account however the number is written, and its reports are there on any device', async () => {
    const phone = somePhone()
    const first = await enterByPhone(city, phone)
    expect(await accountOf(first)).toMatchObject({ account: { email: null, phone } })
    const { number } = await fileAs(first)
    for (const written of waysToWrite(phone).slice(1)) {
      await rows(`update codes set created_at = created_at - interval '2 hours'`)
      await askCode(written)
      const code = codeInSms(await accountSms(city), phone)
      expect(await enter(written, code)).toMatchObject({ status: 200, body: { phone } })
    }
    await rows(`update codes set created_at = created_at - interval '2 hours'`)
    expect(await numbersOf(await enterByPhone(city, phone))).toEqual([number])
    expect(await rows('select 1 from contacts where value = $1', [phone])).toHaveLength(1)
  })

  test('says that the way in was a code, on the session and on a report', async () => {
    const cookie = await enterByPhone(city, somePhone())
    await fileAs(cookie)
    const { body } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
    expect(body).toMatchObject({ reports: [{ authorWay: 'code' }], sessions: [{ way: 'code' }] })
  })

  test.each([
    ['8 912 345', 'account.phone_wrong'],
    ['', 'account.phone_wrong'],
    ['позвоните мне', 'account.phone_wrong'],
    ['+375 29 123-45-67', 'account.phone_not_served'],
    ['8 (351) 463-00-00', 'account.phone_not_served'],
  ])('with «%s» is refused by every door as %s', async (phone, code) => {
    const cookie = await enterAs(city, someone())
    const refused = { status: 422, body: { code, errors: [{ field: 'phone', code }] } }
    expect(await askCode(phone)).toMatchObject(refused)
    expect(await enter(phone, '000000')).toMatchObject(refused)
    const more = { phone, language: 'ru' }
    expect(await ask(city, 'POST', '/account/contact/code', { cookie, body: more })).toMatchObject(refused)
    const proof = { ...more, code: '000000' }
    expect(await ask(city, 'PUT', '/account/contact', { cookie, body: proof })).toMatchObject(refused)
  })

  test.each([
    [{}, 'email', 'account.contact_needed'],
    [{ email: 'a@mail.example', phone: '+79123456789' }, 'phone', 'account.one_contact'],
  ])('with %j is refused', async (given, field, code) => {
    for (const [door, more] of [
      ['/account/code', { language: 'ru' }],
      ['/account/session', { code: '000000' }],
    ] as const)
      expect(await ask(city, 'POST', door, { body: { ...given, ...more } })).toMatchObject({
        status: 422,
        body: { code, errors: [{ field, code }] },
      })
  })

  test('is offered where the city sends SMS, and refused where it sends none', async () => {
    const silent = await openCity()
    try {
      expect((await ask<City>(city, 'GET', '/city')).body.phones).toBe(true)
      expect((await ask<City>(silent, 'GET', '/city')).body.phones).toBe(false)
      expect(await askCode(somePhone(), silent)).toMatchObject({
        status: 422,
        body: { code: 'account.phone_not_taken' },
      })
      expect(await rows('select 1 from codes', [], silent)).toEqual([])
    } finally {
      await silent.close()
    }
  })

  test('asked for, answers a number that has an account as one that has none', async () => {
    const known = somePhone()
    await enterByPhone(city, known)
    const [old, fresh] = [await askCode(known), await askCode(somePhone())]
    const told = ({ status, body, headers }: typeof old) => ({
      status,
      body,
      headers: Object.keys(headers).toSorted(),
    })
    expect(told(old)).toEqual(told(fresh))
    expect(await enter(known, '000000')).toMatchObject({ body: (await enter(somePhone(), '000000')).body })
  })
})

describe('a code by SMS', () => {
  test('comes in the language asked for, in one SMS, and its digits are stored nowhere', async () => {
    const phone = somePhone()
    await ask(city, 'POST', '/account/code', { body: { phone, language: 'en' } })
    expect((await accountLetters(city)).filter(({ to }) => to === phone)).toEqual([])
    const sent = await smsTo(phone)
    expect(sent).toEqual([{ to: phone, text: expect.stringMatching(/^Your sign-in code: \d{6}\. /) }])
    const kept = await rows(
      `select (select json_agg(c) from codes c where contact = $1)::text || (select json_agg(l) from account_letters l where contact = $1)::text as all`,
      [phone],
    )
    expect(kept[0]?.all).not.toContain(codeInSms(sent, phone))
  })

  test('works once, is dead after five wrong guesses and after ten minutes', async () => {
    const phone = somePhone()
    const code = await codeForPhone(city, phone)
    expect((await enter(phone, code)).status).toBe(200)
    expect(await enter(phone, code)).toMatchObject({ status: 422, body: { code: 'account.wrong_code' } })

    const guessed = somePhone()
    const right = await codeForPhone(city, guessed)
    for (let guess = 0; guess < 5; guess++) expect((await enter(guessed, another(right))).status).toBe(422)
    expect((await enter(guessed, right)).status).toBe(422)

    const late = somePhone()
    const old = await codeForPhone(city, late)
    city.setTime('2026-11-20T10:10')
    expect((await enter(late, old)).status).toBe(422)
  })

  test('is not sent once it works no more', async () => {
    const phone = somePhone()
    await askCode(phone)
    city.setTime('2026-11-20T10:10')
    expect(await smsTo(phone)).toEqual([])
  })

  test('is tried again while the gateway is out of order, and not at all once it refuses the number', async () => {
    const [phone, refused] = [somePhone(), somePhone()]
    await accountSms(city)
    await askCode(phone)
    const gateway = memorySms()
    gateway.mood = 'is out of order'
    await sendAccountSms(city.ctx, gateway)
    city.setTime('2026-11-20T10:01')
    expect(codeInSms(await accountSms(city), phone)).toMatch(/^\d{6}$/)

    await askCode(refused)
    gateway.mood = 'refuses the number'
    await sendAccountSms(city.ctx, gateway)
    city.setTime('2026-11-20T10:05')
    expect(await smsTo(refused)).toEqual([])
    expect(await rows('select state from account_letters where contact = $1', [refused])).toEqual([
      { state: 'dead' },
    ])
  })

  test('comes three times an hour to a number, whoever asks and however many at once', async () => {
    const phone = somePhone()
    const ways = [...waysToWrite(phone), ...waysToWrite(phone)]
    const answers = await Promise.all(ways.map((written) => askCode(written)))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3)
    const [refused] = answers.filter(({ status }) => status !== 202)
    expect(refused).toMatchObject({ status: 429, body: { code: 'account.too_many_codes' } })
    expect(refused?.headers['retry-after']).toBe('3600')
    city.setTime('2026-11-20T11:00')
    await city.ctx.redis.flushdb()
    expect((await askCode(phone)).status).toBe(202)
    await accountSms(city)
  })

  test('is no good for another number, nor for changing one', async () => {
    const [phone, other] = [somePhone(), somePhone()]
    const code = await codeForPhone(city, phone)
    await codeForPhone(city, other)
    expect((await enter(other, code)).status).toBe(422)
    const cookie = await enterAs(city, someone())
    const body = { phone, code, language: 'ru', consents: ['contact'] }
    expect((await ask(city, 'PUT', '/account/contact', { cookie, body })).status).toBe(422)
    expect((await enter(phone, code)).status).toBe(200)
  })

  test('needs a consent to a text that speaks of phones; the same code serves once it is given', async () => {
    const phone = somePhone()
    const code = await codeForPhone(city, phone)
    for (const consents of [[], ['publication'], ['contact@2026-11']])
      expect(await enter(phone, code, { consents })).toMatchObject({
        status: 422,
        body: {
          code: 'consent.required',
          errors: [{ field: 'consents', code: 'consent.contact_required' }],
        },
      })
    expect(await rows('select 1 from contacts where value = $1', [phone])).toEqual([])
    expect((await enter(phone, code, { consents: ['contact@2026-12'] })).status).toBe(200)
    const given = await rows(
      `select n.purpose, n.version, n.address from consents n join contacts c using (author) where c.value = $1`,
      [phone],
    )
    expect(given).toEqual([{ purpose: 'contact', version: '2026-12', address: '127.0.0.1' }])
  })
})

describe('the SMS of a day', () => {
  let thrifty: TestCity
  beforeAll(async () => {
    thrifty = await openCity('2026-11-20T10:00', { smsGateway: { ...anyGateway, mostADay: 4 } })
  })
  afterAll(() => thrifty.close())

  test('are as many as the city pays for, however many ask at once and whoever deletes an account', async () => {
    const [first = '', ...rest] = Array.from({ length: 8 }, somePhone)
    const cookie = await enterByPhone(thrifty, first)
    expect((await ask(thrifty, 'DELETE', '/account', { cookie })).status).toBe(204)
    const answers = await Promise.all(rest.map((phone) => askCode(phone, thrifty)))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(3)
    const [refused] = answers.filter(({ status }) => status !== 202)
    expect(refused).toMatchObject({ status: 429, body: { code: 'account.sms_exhausted' } })
    // Until midnight of the city.
    expect(refused?.headers['retry-after']).toBe(String(14 * 3600))
    expect(await accountSms(thrifty)).toHaveLength(3)

    const email = someone()
    expect(await codeFor(thrifty, email)).toMatch(/^\d{6}$/)
    thrifty.setTime('2026-11-21T00:00')
    await thrifty.ctx.redis.flushdb()
    expect((await askCode(somePhone(), thrifty)).status).toBe(202)
  })
})

describe('a resident with a phone alone', () => {
  test('is written to by nobody: no letter of a report goes to a number', async () => {
    const phone = somePhone()
    const { number } = await fileAs(await enterByPhone(city, phone), {
      public: true,
      consents: ['publication'],
    })
    await move(city, moderator, number, { move: 'publish' })
    await move(city, moderator, number, { move: 'redirect', agency: 'edds', text: 'К ним' })
    const sent: string[] = []
    await sendDue(city.ctx, { send: async ({ to }) => void sent.push(to), close: () => {} })
    expect(sent).not.toContain(phone)
    expect(await smsTo(phone)).toEqual([])
    const open = await rows(
      `select 1 from messages m join reports r on r.id = m.report where r.year || '-' || r.sequence = $1`,
      [number],
    )
    expect(open).toEqual([])
  })

  test('is shown to staff masked, and whole to those who may ask, which is written down', async () => {
    const phone = somePhone()
    const { number } = await fileAs(await enterByPhone(city, phone))
    const masked = `+7•••${phone.slice(-2)}`
    for (const name of ['moderator', 'head', 'admin']) {
      const cookie = await signInAs(city, name)
      const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })
      expect(body.contact).toEqual({ email: null, phone: masked, masked: true })
      const read = await ask(city, 'POST', `/console/reports/${number}/contact`, {
        cookie,
        body: { reason: 'clarify' },
      })
      expect({ name, status: read.status }).toEqual({ name, status: name === 'moderator' ? 200 : 403 })
      if (name === 'moderator') expect(read.body).toEqual({ email: null, phone })
    }
    const written = await rows(`select 1 from audit where action = 'contact.read' and object = $1`, [number])
    expect(written).toHaveLength(1)
  })

  test('is deleted with the number: from contacts, codes and what was to be sent', async () => {
    const phone = somePhone()
    const cookie = await enterByPhone(city, phone)
    const { number } = await fileAs(cookie)
    await askCode(phone)
    expect((await ask(city, 'DELETE', '/account', { cookie })).status).toBe(204)
    for (const table of ['contacts', 'account_letters', 'codes', 'audit', 'consents'])
      expect(await rows(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [phone])).toEqual([])
    expect(await smsTo(phone)).toEqual([])
    const [left] = await rows(`select author, disowned from reports where year || '-' || sequence = $1`, [
      number,
    ])
    expect(left).toEqual({ author: null, disowned: true })
  })
})

describe('the contacts of an account', () => {
  type Proof = { readonly email: string } | { readonly phone: string }

  /** Adds or changes a contact by the code that came to it. */
  async function change(cookie: string, given: Proof, consents: readonly string[] = ['contact']) {
    const asked = await ask(city, 'POST', '/account/contact/code', {
      cookie,
      body: { ...given, language: 'ru' },
    })
    expect(asked.status).toBe(202)
    const code =
      'email' in given
        ? codeIn(await accountLetters(city), given.email)
        : codeInSms(await accountSms(city), given.phone)
    return ask<{ email: string; phone: string; code: string }>(city, 'PUT', '/account/contact', {
      cookie,
      body: { ...given, code, language: 'ru', consents },
    })
  }

  test('may be an e-mail and a phone: either opens it, and answers go to the e-mail', async () => {
    const [email, phone] = [someone(), somePhone()]
    const cookie = await enterByPhone(city, phone)
    const { number } = await fileAs(cookie)
    expect(await change(cookie, { email }, [])).toMatchObject({
      status: 422,
      body: { code: 'consent.required' },
    })
    await rows(`update codes set created_at = created_at - interval '2 hours'`)
    expect(await change(cookie, { email })).toMatchObject({ status: 200, body: { email, phone } })
    expect(await smsTo(phone)).toEqual([
      { to: phone, text: expect.stringContaining('Для входа указана почта') },
    ])
    expect(await numbersOf(await enterAs(city, email))).toEqual([number])
    expect(await numbersOf(await enterByPhone(city, phone))).toEqual([number])
    await move(city, moderator, number, { move: 'publish' })
    const told = await rows(
      `select distinct c.value from messages m join contacts c on c.id = m.contact join reports r on r.id = m.report
        where r.year || '-' || r.sequence = $1`,
      [number],
    )
    expect(told).toEqual([{ value: email }])
    const { body } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
    expect(body.account).toMatchObject({ email, phone })
  })

  test('change by the code that came to the new number; the old one is told by SMS', async () => {
    const [old, next] = [somePhone(), somePhone()]
    const cookie = await enterByPhone(city, old)
    expect(await change(cookie, { phone: next }, [])).toMatchObject({ status: 200, body: { phone: next } })
    const told = await smsTo(old)
    expect(told).toEqual([{ to: old, text: expect.stringContaining('Номер для входа изменён') }])
    expect(told[0]?.text).not.toContain(next)
    expect(await accountOf(await enterByPhone(city, old))).not.toEqual(await accountOf(cookie))
    const [entry] = await rows(
      `select detail from audit where action = 'resident.changed' order by id desc limit 1`,
    )
    expect(entry).toEqual({ detail: { what: 'phone' } })
  })

  test('are told of a phone by e-mail, of the first and of another one', async () => {
    const email = someone()
    const cookie = await enterAs(city, email)
    for (const phone of [somePhone(), somePhone()]) {
      expect((await change(cookie, { phone })).status).toBe(200)
      const told = (await accountLetters(city)).filter(({ to }) => to === email)
      expect(told).toMatchObject([{ subject: 'Для входа указан телефон' }])
      expect(told[0]?.text).not.toContain(phone)
    }
    await accountSms(city)
  })

  test('join two accounts once both are proved, with everything that each had', async () => {
    const [email, phone, other] = [someone(), somePhone(), someone()]
    const filed = await fileOne(city, fields({ contactEmail: email }))
    const byMail = await enterAs(city, email)
    expect((await change(byMail, { phone: somePhone() })).status).toBe(200)
    const followed = await fileOne(
      city,
      fields({ contactEmail: someone(), consents: ['contact', 'publication'] }),
    )
    await move(city, moderator, followed.number, { move: 'publish' })
    await rows(
      `insert into followers (report, author, device, language, at)
       select r.id, c.author, 'd', 'ru', now() from reports r, contacts c
        where r.year || '-' || r.sequence = $1 and c.value = $2`,
      [followed.number, email],
    )
    expect((await addRemark(city, followed.number, byMail)).status).toBe(201)
    const cookie = await enterByPhone(city, phone)
    const own = await fileAs(cookie)
    expect(await change(cookie, { email })).toMatchObject({ status: 200, body: { email, phone } })
    const { body: exported } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
    expect(exported.remarks.map(({ report }) => report)).toEqual([followed.number])
    expect((await numbersOf(cookie)).toSorted()).toEqual([filed.number, own.number].toSorted())
    const follows = await rows(
      `select 1 from followers f join contacts c using (author) where c.value = $1`,
      [phone],
    )
    expect(follows).toHaveLength(1)
    // The session of the account that joined has ended with it.
    expect(await accountOf(byMail)).toEqual({ account: null })

    // The other way round: an account with an e-mail alone takes the phone, and the e-mail that it lacks.
    const third = await enterByPhone(city, somePhone())
    expect((await change(third, { email: other })).status).toBe(200)
    const bare = await enterByPhone(city, somePhone())
    const numberOfBare = (await fileAs(bare)).number
    expect((await change(bare, { email: other })).body).toMatchObject({ email: other })
    expect(await numbersOf(await enterAs(city, other))).toEqual([numberOfBare])
  })

  test('are forgotten together when the consent is withdrawn, and every session ends', async () => {
    const [email, phone] = [someone(), somePhone()]
    const cookie = await enterByPhone(city, phone)
    await change(cookie, { email })
    const { body } = await ask<{ consents: Consent[] }>(city, 'GET', '/account/consents', { cookie })
    const [consent] = body.consents
    expect((await ask(city, 'DELETE', `/account/consents/${consent?.id}`, { cookie })).status).toBe(204)
    expect(await accountOf(cookie)).toEqual({ account: null })
    for (const table of ['contacts', 'account_letters', 'codes'])
      expect(
        await rows(
          `select 1 from ${table} t where t::text ilike any(array['%' || $1 || '%', '%' || $2 || '%'])`,
          [email, phone],
        ),
      ).toEqual([])
  })

  test('are nobody else’s to change', async () => {
    const phone = somePhone()
    const cookie = await enterAs(city, someone())
    await ask(city, 'POST', '/account/contact/code', { cookie, body: { phone, language: 'ru' } })
    const code = codeInSms(await accountSms(city), phone)
    const stranger = await enterAs(city, someone())
    const body = { phone, code, language: 'ru', consents: ['contact'] }
    expect((await ask(city, 'PUT', '/account/contact', { cookie: stranger, body })).status).toBe(422)
    expect((await ask(city, 'PUT', '/account/contact', { body })).status).toBe(401)
    const { body: list } = await ask<{ sessions: AccountSession[] }>(city, 'GET', '/account/sessions', {
      cookie,
    })
    expect(list.sessions).toHaveLength(1)
    expect((await ask(city, 'PUT', '/account/contact', { cookie, body })).status).toBe(200)
  })
})
