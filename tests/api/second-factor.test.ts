import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, signInAs } from '../support/people.ts'
import { goodPassword, inviteOne, makeColleague, openBrowser, totpAt } from '../support/staff.ts'

let city: TestCity
let admin: string
let minute = 0
beforeAll(async () => {
  city = await openCity()
  admin = await signInAs(city, 'admin')
})
beforeEach(() => {
  // A code of one test has run out in the next.
  minute += 1
  city.setTime(`2026-11-20T11:${String(minute).padStart(2, '0')}`)
})
afterAll(() => city.close())

const email = (name: string) => `${name}@city.example`
const codeOf = (secret: string, later = 0) => totpAt(secret, city.ctx.now().epochMilliseconds + later)
const step = 30_000

test('staff sign in with a password and a code, and neither alone opens anything', async () => {
  const { secret } = await makeColleague(city, email('both'))
  const browser = openBrowser(city)
  const first = await browser.ask('POST', '/session', { login: email('both'), password: goodPassword })
  expect(first).toMatchObject({ status: 200, body: { next: 'totp' } })
  expect(browser.jar.has('session')).toBe(false)
  expect((await browser.ask('GET', '/session')).body).toEqual({ me: null })
  expect((await browser.ask('GET', '/console/reports')).status).toBe(401)
  expect((await browser.ask('POST', '/session/enrolment')).body.code).toBe('session.step_over')

  const second = await browser.ask('POST', '/session/totp', { code: codeOf(secret, step) })
  expect(second).toMatchObject({ status: 200, body: { login: email('both'), roles: ['dispatcher'] } })
  expect((await browser.ask('GET', '/console/reports')).status).toBe(200)
  expect(browser.jar.has('second-step')).toBe(false)
})

test('a code that was used is refused in its own minute, also the one of the enrolment', async () => {
  const { secret } = await makeColleague(city, email('replay'))
  const enter = async (code: string) => {
    const browser = openBrowser(city)
    await browser.ask('POST', '/session', { login: email('replay'), password: goodPassword })
    return browser.ask('POST', '/session/totp', { code })
  }
  expect((await enter(codeOf(secret))).body.code).toBe('session.wrong_code')
  const next = codeOf(secret, step)
  const both = await Promise.all([enter(next), enter(next)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
})

test('a sign-in that waits for a code belongs to its browser, ends after five wrong codes and after ten minutes', async () => {
  const { secret } = await makeColleague(city, email('waits'))
  const credentials = { login: email('waits'), password: goodPassword }
  const right = () => ({ code: codeOf(secret, step) })
  const stranger = openBrowser(city)
  expect((await stranger.ask('POST', '/session/totp', right())).body.code).toBe('session.step_over')

  const browser = openBrowser(city)
  await browser.ask('POST', '/session', credentials)
  for (let tried = 0; tried < 5; tried += 1)
    expect((await browser.ask('POST', '/session/totp', { code: '000000' })).body.code).toBe(
      'session.wrong_code',
    )
  expect((await browser.ask('POST', '/session/totp', right())).body.code).toBe('session.step_over')

  await browser.ask('POST', '/session', credentials)
  minute += 11
  city.setTime(`2026-11-20T11:${minute}`)
  expect((await browser.ask('POST', '/session/totp', right())).body.code).toBe('session.step_over')
})

test('who knows the password guesses ten codes in a quarter of an hour, and the owner comes in meanwhile', async () => {
  const { browser: known, secret } = await makeColleague(city, email('guessed'))
  const credentials = { login: email('guessed'), password: goodPassword }
  await known.ask('DELETE', '/session')
  const answers: string[] = []
  for (let round = 0; round < 4; round += 1) {
    const guesser = openBrowser(city, `198.51.100.${round}`)
    await guesser.ask('POST', '/session', credentials)
    for (let tried = 0; tried < 5; tried += 1)
      answers.push((await guesser.ask('POST', '/session/totp', { code: '000000' })).body.code)
  }
  expect(answers.filter((code) => code === 'session.wrong_code')).toHaveLength(10)
  expect(answers.at(-1)).toBe('session.too_many')

  await known.ask('POST', '/session', credentials)
  expect((await known.ask('POST', '/session/totp', { code: codeOf(secret, step) })).status).toBe(200)
  const { body } = await known.ask<{ entries: { outcome: string; address: string }[] }>(
    'GET',
    '/session/history',
  )
  expect(body.entries[0]).toMatchObject({ outcome: 'signed_in', way: 'totp', address: '203.0.113.5' })
  expect(body.entries[1]).toMatchObject({ outcome: 'wrong_code', address: '198.51.100.1' })
})

test('each of ten recovery codes works once, and new ones end the old', async () => {
  const { browser, recoveryCodes, secret } = await makeColleague(city, email('recovers'))
  expect(recoveryCodes).toHaveLength(10)
  const [first = '', second = ''] = recoveryCodes
  const enter = async (code: string) => {
    const other = openBrowser(city)
    await other.ask('POST', '/session', { login: email('recovers'), password: goodPassword })
    return other.ask('POST', '/session/totp', { code })
  }
  expect((await enter(first.toUpperCase())).status).toBe(200)
  expect((await enter(first)).body.code).toBe('session.wrong_code')

  expect((await browser.ask('POST', '/session/recovery-codes', { code: '000000' })).status).toBe(401)
  expect((await browser.ask('POST', '/session/recovery-codes', { code: second })).status).toBe(401)
  const renewed = await browser.ask<{ recoveryCodes: string[] }>('POST', '/session/recovery-codes', {
    code: codeOf(secret, step),
  })
  expect(renewed.body.recoveryCodes).toHaveLength(10)
  expect((await enter(recoveryCodes[2] ?? '')).body.code).toBe('session.wrong_code')
  expect((await enter(renewed.body.recoveryCodes[0] ?? '')).status).toBe(200)
})

test('neither secrets nor recovery codes nor links can be read from the tables', async () => {
  const { secret, recoveryCodes } = await makeColleague(city, email('sealed'))
  const token = await inviteOne(city, admin, email('sealed-link'))
  const { rows } = await city.ctx.db.$client.query(
    `select row_to_json(f)::text as row from second_factors f
      union all select row_to_json(c)::text from recovery_codes c
      union all select row_to_json(i)::text from invitations i`,
  )
  const all = rows.map(({ row }) => row).join('\n')
  for (const text of [secret, token, ...recoveryCodes, recoveryCodes[0]?.replace('-', '') ?? ''])
    expect(all).not.toContain(text)
})

test('an enrolment that was begun keeps its secret, and only its code ends it', async () => {
  const token = await inviteOne(city, admin, email('enrols'))
  const browser = openBrowser(city)
  const accepted = await browser.ask('POST', '/invitations/accept', { token, password: goodPassword })
  expect(accepted.body).toEqual({ next: 'enrol' })
  expect((await browser.ask('POST', '/session/totp', { code: '123456' })).body.code).toBe(
    'session.wrong_code',
  )
  const { body } = await browser.ask<{ secret: string; url: string }>('POST', '/session/enrolment')
  expect((await browser.ask<{ secret: string }>('POST', '/session/enrolment')).body.secret).toBe(body.secret)
  expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(body.url).toContain(`secret=${body.secret}`)
  expect((await browser.ask('POST', '/session/enrolment/confirm', { code: '000000' })).status).toBe(401)
  const done = await browser.ask('POST', '/session/enrolment/confirm', { code: codeOf(body.secret) })
  expect(done).toMatchObject({ status: 200, body: { me: { login: email('enrols') } } })
})

test('signing in ends the session that the browser brought, whoever put it there', async () => {
  const { secret } = await makeColleague(city, email('fixed'))
  const { browser: attacker } = await makeColleague(city, email('fixes'))
  const planted = attacker.jar.get('session') ?? ''
  expect((await attacker.ask('GET', '/session')).body).toMatchObject({ me: { login: email('fixes') } })
  const victim = openBrowser(city)
  victim.jar.set('session', planted)
  victim.jar.set('second-step', planted)
  await victim.ask('POST', '/session', { login: email('fixed'), password: goodPassword })
  expect(victim.jar.get('second-step')).not.toBe(planted)
  await victim.ask('POST', '/session/totp', { code: codeOf(secret, step) })
  expect(victim.jar.get('session')).not.toBe(planted)
  for (const cookie of [`session=${planted}`, `second-step=${planted}`])
    expect((await ask(city, 'GET', '/session', { cookie })).body).toEqual({ me: null })
})

test('an installation may do without the second factor', async () => {
  const plain = await openCity(undefined, { staffSecondFactor: 'off' })
  try {
    const token = await inviteOne(plain, await signInAs(plain, 'admin'), email('plain'))
    const browser = openBrowser(plain)
    const accepted = await browser.ask('POST', '/invitations/accept', { token, password: goodPassword })
    expect(accepted.body).toMatchObject({ login: email('plain'), roles: ['dispatcher'] })
    expect((await browser.ask('POST', '/session/recovery-codes', { code: '123456' })).body.code).toBe(
      'session.no_second_factor',
    )
  } finally {
    await plain.close()
  }
})
