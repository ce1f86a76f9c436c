import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { goodPassword, makeColleague, openBrowser } from '../support/staff.ts'
import { until } from '../support/until.ts'

let city: TestCity
let mail: MailCatcher
beforeAll(async () => {
  mail = await startMailCatcher()
  city = await openCity(undefined, { smtpUrl: mail.url })
})
afterAll(async () => {
  await city.close()
  await mail.close()
})

const moderator = { login: 'moderator@demo.local', password: demoPassword }
const better = 'семь вёрст до небес и лесом'

test('ten thousand guesses check twenty passwords and do not lock the owner out', async () => {
  const atHome = openBrowser(city, '198.51.100.30')
  await atHome.ask('POST', '/session', moderator)
  // The same device in the network that the guesses come from.
  const owner = openBrowser(city)
  owner.jar.set('known', atHome.jar.get('known') ?? '')
  const guesser = openBrowser(city)
  const answers = new Map<number, number>()
  const guess = async (password: string) => {
    const { status, headers } = await guesser.ask('POST', '/session', { login: moderator.login, password })
    answers.set(status, (answers.get(status) ?? 0) + 1)
    if (status === 429) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  }
  // One after the other: a hundred at once starve the connection that counts them.
  for (let one = 0; one < 10_000; one += 1) await guess(`guess ${one}`)
  expect(Object.fromEntries(answers)).toEqual({ 401: 20, 429: 9_980 })
  // The right password does not help the guesser now; the owner's own device is not asked.
  expect((await guesser.ask('POST', '/session', moderator)).status).toBe(429)
  expect((await owner.ask('POST', '/session', moderator)).status).toBe(200)
  const { body } = await owner.ask<{ entries: { outcome: string }[] }>('GET', '/session/history')
  expect(body.entries.filter(({ outcome }) => outcome === 'wrong_password')).toHaveLength(20)
}, 300_000)

test('a device cookie that we did not sign, or of another account, makes nobody known', async () => {
  const own = openBrowser(city, '198.51.100.77')
  await own.ask('POST', '/session', { login: 'curator@demo.local', password: demoPassword })
  for (const change of [(cookie: string) => cookie, (cookie: string) => `${cookie.slice(0, -3)}AAA`]) {
    const browser = openBrowser(city, '198.51.100.78')
    browser.jar.set('known', change(own.jar.get('known') ?? ''))
    const guess = () => browser.ask('POST', '/session', { login: 'head@demo.local', password: 'no' })
    const statuses = []
    for (let one = 0; one < 21; one += 1) statuses.push((await guess()).status)
    expect(statuses.at(-1)).toBe(429)
  }
}, 120_000)

test('a password is changed with the old one, and the other sessions end', async () => {
  const { browser, cookie } = await makeColleague(city, 'changes@city.example')
  const other = openBrowser(city, '198.51.100.20')
  await city.ctx.db.$client.query(
    `insert into sessions (id, staff, way, created_at, expires_at, address, device)
     select 'another', id, 'password', now(), now() + interval '1 hour', '', '' from staff where login = $1`,
    ['changes@city.example'],
  )
  const change = (password: string, newPassword: string) =>
    browser.ask('PUT', '/session/password', { password, newPassword })
  expect((await change('not the old one', better)).body.code).toBe('session.wrong_password')
  expect(await change(goodPassword, 'short')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'newPassword', code: 'password.too_short' }] },
  })
  expect((await change(goodPassword, better)).status).toBe(204)
  expect((await browser.ask('GET', '/session')).body).toMatchObject({ me: { login: 'changes@city.example' } })
  const { rows } = await city.ctx.db.$client.query(`select 1 from sessions where id = 'another'`)
  expect(rows).toEqual([])
  const old = await other.ask('POST', '/session', { login: 'changes@city.example', password: goodPassword })
  expect(old.status).toBe(401)
  expect(cookie).toContain('session=')
})

test('a forgotten password is set by a mailed link, once, and the second factor stays', async () => {
  const login = 'forgets@city.example'
  const { browser } = await makeColleague(city, login)
  const stranger = openBrowser(city, '198.51.100.9')
  mail.letters.length = 0
  const asked = await stranger.ask('POST', '/password-links', { login })
  const unknown = await stranger.ask('POST', '/password-links', { login: 'nobody@city.example' })
  expect([asked.status, asked.body]).toEqual([unknown.status, unknown.body])
  await until(async () => mail.letters.length > 0)
  // Asked again at once, there is no second letter: the first link goes on working.
  await stranger.ask('POST', '/password-links', { login })
  const token = /new-password#([\w-]{43})/.exec(mail.letters[0]?.text ?? '')?.[1]

  const use = (password: string) => stranger.ask('POST', '/password-links/use', { token, password })
  expect((await use('short')).status).toBe(422)
  expect((await use(better)).status).toBe(204)
  expect((await use(better)).body.code).toBe('link.over')
  expect((await browser.ask('GET', '/session')).body).toEqual({ me: null })
  const entered = await stranger.ask('POST', '/session', { login, password: better })
  expect(entered.body).toEqual({ next: 'totp' })
  expect(mail.letters).toHaveLength(1)
})

test('a link to a new password runs out in an hour', async () => {
  const login = 'slow@city.example'
  await makeColleague(city, login)
  mail.letters.length = 0
  const browser = openBrowser(city, '198.51.100.10')
  await browser.ask('POST', '/password-links', { login })
  await until(async () => mail.letters.length > 0)
  const token = /new-password#([\w-]{43})/.exec(mail.letters[0]?.text ?? '')?.[1]
  city.setTime('2026-11-20T11:01')
  const used = await browser.ask('POST', '/password-links/use', { token, password: better })
  expect(used.body.code).toBe('link.over')
  city.setTime('2026-11-20T10:00')
})
