import { inspect } from 'node:util'
import { openIdProvider } from '@gorozhanin/server/people/providers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, signInAs, tryFile } from '../support/people.ts'
import { openBrowser, type RunningProvider, startProvider } from '../support/provider.ts'
import { goodPassword, inviteOne, makeColleague, totpAt } from '../support/staff.ts'

let mock: RunningProvider
let other: RunningProvider
let city: TestCity

beforeAll(async () => {
  const site = 'http://localhost:3000'
  mock = await startProvider('mock', site)
  other = await startProvider('other', site)
  city = await openCity('2026-11-20T10:00', {
    signInProviders: [mock.settings, { ...other.settings, audiences: ['residents'] }],
  })
})
afterAll(async () => {
  await city.close()
  await mock.close()
  await other.close()
})

type As = 'residents' | 'staff'

/** Goes to the provider, signs in there, and stands before the way back. */
async function leave(login: string, as: As = 'residents', provider = 'mock') {
  const browser = openBrowser(city)
  const { location } = await browser.visit(`/api/sign-in/${provider}?as=${as}&back=/account`)
  return { browser, back: await browser.signInThere(location ?? '', login) }
}

async function signIn(login: string, as: As = 'residents', provider = 'mock') {
  const { browser, back } = await leave(login, as, provider)
  return { browser, back, ...(await browser.visit(back)) }
}

/** Whose sessions are open, the newest first. */
async function sessions() {
  const { rows } = await city.ctx.db.$client.query<{ author: string; staff: string; way: string }>(
    'select author, staff, way from sessions order by created_at desc',
  )
  return rows
}

describe('a person comes back from a provider', () => {
  test('as a resident, and as the same one the next time', async () => {
    expect(await signIn('first@example.org')).toMatchObject({ status: 303, location: '/account' })
    const [first] = await sessions()
    expect(first).toMatchObject({ way: 'mock', staff: null })
    await signIn('first@example.org')
    const [again] = await sessions()
    expect(again?.author).toBe(first?.author)
  })

  test('and finds what was filed under the same address, where the provider has checked it', async () => {
    const { lon, lat } = await aHouse(city)
    const filedBy = async (contactEmail: string) => {
      const { number } = await fileOne(city, {
        category: 'entrance-light',
        text: 'Темно в подъезде',
        details: { entrance: 1 },
        lon,
        lat,
        contactEmail,
      })
      const { rows } = await city.ctx.db.$client.query<{ author: string }>(
        'select author from reports where year = $1 and sequence = $2',
        number.split('-'),
      )
      return rows[0]?.author
    }
    const checked = await filedBy('checked@example.org')
    await signIn('Checked@example.org')
    expect((await sessions())[0]?.author).toBe(checked)

    const unchecked = await filedBy('unchecked@example.org')
    await signIn('unchecked@example.org')
    expect((await sessions())[0]?.author).not.toBe(unchecked)
  })

  test('as the member of staff whose login the address is, and as nobody with another one', async () => {
    const { browser, location } = await signIn('moderator@demo.local', 'staff')
    expect(location).toBe('/account')
    const { body } = await ask<{ me: { login: string } }>(city, 'GET', '/session', {
      cookie: browser.cookies(),
    })
    expect(body.me.login).toBe('moderator@demo.local')

    const before = await sessions()
    expect(await signIn('stranger@example.org', 'staff')).toMatchObject({
      status: 303,
      location: '/sign-in?next=%2Faccount&fault=signin.refused',
    })
    expect(await sessions()).toEqual(before)
  })

  test('and is asked for the second factor; the session says by which provider it was', async () => {
    const login = 'collega@city.example'
    const { secret } = await makeColleague(city, login)
    const { browser, location } = await signIn(login, 'staff')
    expect(location).toBe('/sign-in?next=%2Faccount&step=totp')
    const code = totpAt(secret, city.ctx.now().epochMilliseconds + 30_000)
    const cookie = browser.cookies()
    expect((await ask(city, 'POST', '/session/totp', { cookie, body: { code } })).status).toBe(200)
    expect((await sessions())[0]).toMatchObject({ way: 'mock', author: null })
  })

  test('as one who has yet to enrol the second factor; the session says so too', async () => {
    const login = 'novichok@city.example'
    const token = await inviteOne(city, await signInAs(city, 'admin'), login)
    await ask(city, 'POST', '/invitations/accept', { body: { token, password: goodPassword } })
    const { browser, location } = await signIn(login, 'staff')
    expect(location).toBe('/sign-in?next=%2Faccount&step=enrol')
    const cookie = browser.cookies()
    const { body } = await ask<{ secret: string }>(city, 'POST', '/session/enrolment', { cookie })
    const code = totpAt(body.secret, city.ctx.now().epochMilliseconds)
    const confirmed = await ask(city, 'POST', '/session/enrolment/confirm', { cookie, body: { code } })
    expect(confirmed.status).toBe(200)
    expect((await sessions())[0]).toMatchObject({ way: 'mock', author: null })
  })

  test('and a report of theirs says by which provider its author was known', async () => {
    const { browser } = await signIn('files@example.org')
    const form = { category: 'thanks', text: 'Спасибо за каток' }
    const { body } = await tryFile(city, form, [], { cookie: browser.cookies() })
    const { rows } = await city.ctx.db.$client.query(
      'select author_way as way from reports where year = $1 and sequence = $2',
      body.number.split('-'),
    )
    expect(rows).toEqual([{ way: 'mock' }])
  })

  test('but never as staff where the provider is for residents', async () => {
    expect(await openBrowser(city).visit('/api/sign-in/other?as=staff')).toMatchObject({
      status: 404,
      code: 'signin.provider_unknown',
    })
    await signIn('curator@demo.local', 'residents')
    expect((await sessions())[0]?.staff).toBeNull()
  })
})

describe('the way back', () => {
  test('opens nothing a second time', async () => {
    const { browser, back } = await leave('replay@example.org')
    const held = browser.cookies()
    expect((await browser.visit(back, held)).location).toBe('/account')
    const before = await sessions()
    expect((await browser.visit(back)).code).toBe('signin.not_begun')
    expect((await browser.visit(back, held)).location).toContain('signin.refused')
    expect(await sessions()).toEqual(before)
  })

  test('opens nothing in a browser that did not leave, or left for something else', async () => {
    const { back } = await leave('stolen@example.org')
    const before = await sessions()
    expect((await openBrowser(city).visit(back)).code).toBe('signin.not_begun')
    const elsewhere = await leave('victim@example.org')
    expect((await elsewhere.browser.visit(back)).location).toContain('signin.refused')
    const mixed = await leave('mixed@example.org', 'residents', 'other')
    expect((await mixed.browser.visit(back)).code).toBe('signin.not_begun')
    expect(await sessions()).toEqual(before)
  })

  test('is too late after ten minutes', async () => {
    const { browser, back } = await leave('late@example.org')
    city.setTime('2026-11-20T10:11')
    expect((await browser.visit(back)).code).toBe('signin.not_begun')
    city.setTime('2026-11-20T10:00')
  })

  test.each([
    ['without anything', '/api/sign-in/mock/back'],
    ['with a refusal', '/api/sign-in/mock/back?error=access_denied'],
    ['with nonsense', '/api/sign-in/mock/back?code=%00&state=x&iss=http://evil'],
  ])('%s is refused calmly', async (_, url) => {
    const { browser } = await leave('calm@example.org')
    const answer = await browser.visit(url)
    expect(answer.status).toBeLessThan(500)
    expect(answer.location ?? '/console?fault').toContain('fault')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a b'])(
    'never leads to %s',
    async (back) => {
      const answer = await openBrowser(city).visit(
        `/api/sign-in/mock?as=residents&back=${encodeURIComponent(back)}`,
      )
      expect(answer.status).toBe(422)
    },
  )
})

describe('the answer of a provider', () => {
  const { href: site } = new URL('http://localhost:3000')
  const redirectUri = `${site}api/sign-in/mock/back`
  const checks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }

  test.each([
    ['state', { ...checks, state: 'x'.repeat(43) }, {}, 'unexpected "state"'],
    ['nonce', { ...checks, nonce: 'x'.repeat(43) }, {}, '"nonce" claim value'],
    ['PKCE verifier', { ...checks, verifier: 'x'.repeat(43) }, {}, 'invalid_grant'],
    ['issuer', checks, { iss: 'http://localhost:1' }, 'unexpected "iss"'],
  ])('is refused with another %s', async (_, given, change: Record<string, string>, why) => {
    const provider = openIdProvider(mock.settings, false)
    const address = await provider.leave(redirectUri, checks)
    const back = new URL(await openBrowser(city).signInThere(address.href, 'checks@example.org'), site)
    for (const [name, value] of Object.entries(change)) back.searchParams.set(name, value)
    const fault = await provider.arrive(back, given).catch((error: unknown) => error)
    expect(inspect(fault)).toContain(why)
  })

  test('is taken with all of them right', async () => {
    const provider = openIdProvider(mock.settings, false)
    const address = await provider.leave(redirectUri, checks)
    const back = new URL(await openBrowser(city).signInThere(address.href, 'right@example.org'), site)
    expect(await provider.arrive(back, checks)).toEqual({
      subject: 'right@example.org',
      email: 'right@example.org',
    })
  })

  test('is not waited for when nobody is there', async () => {
    const gone = await startProvider('gone', 'http://localhost:3000')
    await gone.close()
    const alone = await openCity('2026-11-20T10:00', { signInProviders: [gone.settings] })
    expect(await openBrowser(alone).visit('/api/sign-in/gone?as=residents')).toMatchObject({
      status: 503,
      code: 'signin.provider_unavailable',
    })
    await alone.close()
  })

  test('over plain HTTP is refused in production', async () => {
    await expect(openIdProvider(mock.settings, true).leave(redirectUri, checks)).rejects.toThrow()
  })
})
