import { inspect } from 'node:util'
import type { Exported } from '@gorozhanin/domain/accounts/api'
import { openIdProvider } from '@gorozhanin/server/people/openid-provider'
import { vkProvider } from '@gorozhanin/server/people/vk-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountLetters, codeIn } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, signInAs, tryFile } from '../support/people.ts'
import { openBrowser, type RunningProvider, startProvider } from '../support/provider.ts'
import { goodPassword, inviteOne, makeColleague, totpAt } from '../support/staff.ts'
import { type RunningVk, startVk } from '../support/vk.ts'

let mock: RunningProvider
let other: RunningProvider
let vk: RunningVk
let city: TestCity

beforeAll(async () => {
  const site = 'http://localhost:3000'
  mock = await startProvider('mock', site)
  other = await startProvider('other', site)
  vk = await startVk('vk', site)
  city = await openCity('2026-11-20T10:00', {
    signInProviders: [mock.settings, { ...other.settings, audiences: ['residents'] }, vk.settings],
  })
})
afterAll(async () => {
  await city.close()
  await mock.close()
  await other.close()
  await vk.close()
})

async function placeOf(where: TestCity) {
  const { lon, lat } = await aHouse(where)
  return { lon, lat }
}

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

/** Every kind of provider that is offered: what follows is true of each. */
const kinds = ['mock', 'vk'] as const

/** Whose sessions are open, the newest first. */
async function sessions() {
  const { rows } = await city.ctx.db.$client.query<{ author: string; staff: string; way: string }>(
    'select author, staff, way from sessions order by created_at desc',
  )
  return rows
}

describe('a person comes back from a provider', () => {
  test.each(kinds)('%s as a resident, and as the same one the next time', async (provider) => {
    const login = `first-${provider}@example.org`
    const there = () => signIn(login, 'residents', provider)
    expect(await there()).toMatchObject({ status: 303, location: '/account' })
    const [first] = await sessions()
    expect(first).toMatchObject({ way: provider, staff: null })
    await there()
    const [again] = await sessions()
    expect(again?.author).toBe(first?.author)
    await signIn(`second-${provider}@example.org`, 'residents', provider)
    expect((await sessions())[0]?.author).not.toBe(first?.author)
  })

  test.each(kinds)('%s, and the way in stays on the account and on every report', async (provider) => {
    const { browser } = await signIn(`way-${provider}@example.org`, 'residents', provider)
    const cookie = browser.cookies()
    const fields = {
      category: 'thanks',
      text: 'Спасибо за каток',
      ...(await placeOf(city)),
      consents: ['publication'],
    }
    expect((await tryFile(city, fields, [], { cookie })).status).toBe(201)
    const { body } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
    expect(body).toMatchObject({ reports: [{ authorWay: provider }], sessions: [{ way: provider }] })
    const { rows } = await city.ctx.db.$client.query(
      'select provider from identities join sessions using (author) where way = $1 order by sessions.created_at desc',
      [provider],
    )
    expect(rows[0]).toEqual({ provider })
  })

  test('through VK ID keeps no address: none is checked there, and nobody has agreed to it', async () => {
    const { browser } = await signIn('owner@example.org', 'residents', 'vk')
    const { body } = await ask(city, 'GET', '/account', { cookie: browser.cookies() })
    expect(body).toMatchObject({ account: { email: null } })
    const { rows } = await city.ctx.db.$client.query('select 1 from contacts where value = $1', [
      'owner@example.org',
    ])
    expect(rows).toEqual([])
  })

  test('whose address is trusted, and it is not kept without a consent of the person', async () => {
    const { browser } = await signIn('trusted@example.org')
    const { body } = await ask(city, 'GET', '/account', { cookie: browser.cookies() })
    expect(body).toMatchObject({ account: { email: null } })
    const { rows } = await city.ctx.db.$client.query('select 1 from contacts where value = $1', [
      'trusted@example.org',
    ])
    expect(rows).toEqual([])
  })

  test('and finds what was filed under the same address, where the provider has checked it', async () => {
    const filedBy = async (contactEmail: string) => {
      const { number } = await fileOne(city, {
        category: 'entrance-light',
        text: 'Темно в подъезде',
        details: { entrance: 1 },
        ...(await placeOf(city)),
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

  test('through VK ID, and is written to once an address was agreed to and proved', async () => {
    const email = 'later@example.org'
    const filed = await fileOne(city, {
      category: 'thanks',
      text: 'Спасибо за каток',
      ...(await placeOf(city)),
      contactEmail: email,
    })
    const { browser } = await signIn('later-vk@example.org', 'residents', 'vk')
    const cookie = browser.cookies()
    const asked = await ask(city, 'POST', '/account/contact/code', {
      cookie,
      body: { email, language: 'ru' },
    })
    expect(asked.status).toBe(202)
    const code = codeIn(await accountLetters(city), email)
    const set = (consents: readonly string[]) =>
      ask<{ code: string }>(city, 'PUT', '/account/contact', {
        cookie,
        body: { email, code, language: 'ru', consents },
      })
    expect(await set([])).toMatchObject({ status: 422, body: { code: 'consent.required' } })
    expect(await set(['contact'])).toMatchObject({ status: 200, body: { email } })
    // What was filed under the address is the account's now, and nobody was told of an address before it.
    const { body } = await ask<Exported>(city, 'GET', '/account/export', { cookie })
    expect(body.reports.map(({ number }) => number)).toEqual([filed.number])
    expect(body.consents).toContainEqual(expect.objectContaining({ purpose: 'contact', report: null }))
    expect(await accountLetters(city)).toEqual([])
  })

  test.each(['other', 'vk'])('but never as staff where %s is for residents', async (provider) => {
    expect(await openBrowser(city).visit(`/api/sign-in/${provider}?as=staff`)).toMatchObject({
      status: 404,
      code: 'signin.provider_unknown',
    })
    await signIn('curator@demo.local', 'residents')
    expect((await sessions())[0]?.staff).toBeNull()
  })
})

describe.each(kinds)('the way back from %s', (provider) => {
  const leaveFor = (login: string) => leave(login, 'residents', provider)

  test('opens nothing a second time', async () => {
    const { browser, back } = await leaveFor('replay@example.org')
    const held = browser.cookies()
    expect((await browser.visit(back, held)).location).toBe('/account')
    const before = await sessions()
    expect((await browser.visit(back)).code).toBe('signin.not_begun')
    expect((await browser.visit(back, held)).location).toContain('signin.refused')
    expect(await sessions()).toEqual(before)
  })

  test('opens nothing in a browser that did not leave, or left for something else', async () => {
    const { back } = await leaveFor('stolen@example.org')
    const before = await sessions()
    expect((await openBrowser(city).visit(back)).code).toBe('signin.not_begun')
    const elsewhere = await leaveFor('victim@example.org')
    expect((await elsewhere.browser.visit(back)).location).toContain('signin.refused')
    const mixed = await leave('mixed@example.org', 'residents', 'other')
    expect((await mixed.browser.visit(back)).code).toBe('signin.not_begun')
    expect(await sessions()).toEqual(before)
  })

  test('is too late after ten minutes', async () => {
    const { browser, back } = await leaveFor('late@example.org')
    city.setTime('2026-11-20T10:11')
    expect((await browser.visit(back)).code).toBe('signin.not_begun')
    city.setTime('2026-11-20T10:00')
  })

  test.each([
    ['without anything', ''],
    ['with a refusal', '?error=access_denied'],
    ['with nonsense', '?code=%00&state=x&device_id=%00&iss=http://evil'],
  ])('%s is refused calmly', async (_, query) => {
    const { browser } = await leaveFor('calm@example.org')
    const answer = await browser.visit(`/api/sign-in/${provider}/back${query}`)
    expect(answer.status).toBeLessThan(500)
    expect(answer.location ?? '/console?fault').toContain('fault')
  })

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a b'])(
    'never leads to %s',
    async (back) => {
      const answer = await openBrowser(city).visit(
        `/api/sign-in/${provider}?as=residents&back=${encodeURIComponent(back)}`,
      )
      expect(answer.status).toBe(422)
    },
  )
})

describe('the answer of an OpenID provider', () => {
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

describe('the answer of VK ID', () => {
  const redirectUri = 'http://localhost:3000/api/sign-in/vk/back'
  const checks = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }

  async function backFrom(login: string): Promise<URL> {
    const address = await vkProvider(vk.settings, false).leave(redirectUri, checks)
    return new URL(await openBrowser(city).signInThere(address.href, login), redirectUri)
  }
  const faultOf = (back: URL, given = checks) =>
    vkProvider(vk.settings, false)
      .arrive(back, given)
      .catch((error: unknown) => inspect(error))

  test.each([
    ['state', { ...checks, state: 'x'.repeat(43) }, {}, 'unexpected "state"'],
    ['PKCE verifier', { ...checks, verifier: 'x'.repeat(43) }, {}, 'invalid_grant'],
    ['device', checks, { device_id: 'another' }, 'invalid_grant'],
    ['code', checks, { code: 'another' }, 'invalid_grant'],
  ])('is refused with another %s', async (_, given, change: Record<string, string>, why) => {
    const back = await backFrom('checks@example.org')
    for (const [name, value] of Object.entries(change)) back.searchParams.set(name, value)
    expect(await faultOf(back, given)).toContain(why)
  })

  test.each(['state', 'code', 'device_id'])('is refused without its %s', async (part) => {
    const back = await backFrom('checks@example.org')
    back.searchParams.delete(part)
    expect(await faultOf(back)).toMatch(/unexpected "state"|no code or no device_id/)
  })

  test.each([
    ['another state', { state: 'x'.repeat(43) }, 'for another state'],
    ['another person', { teller: 'other@example.org' }, 'of another person'],
  ])('is refused where the tokens are of %s', async (_, twist, why) => {
    const back = await backFrom('twist@example.org')
    Object.assign(vk.twist, twist)
    const fault = await faultOf(back)
    for (const name of Object.keys(twist)) delete vk.twist[name as keyof typeof vk.twist]
    expect(fault).toContain(why)
  })

  test('is taken with all of them right, once', async () => {
    const back = await backFrom('right@example.org')
    expect(await faultOf(back)).toEqual({ subject: expect.stringMatching(/^\d+$/), email: null })
    expect(await faultOf(back)).toContain('invalid_grant')
  })

  test('is refused calmly when nobody is there to ask', async () => {
    const gone = await startVk('gone-vk', 'http://localhost:3000')
    const alone = await openCity('2026-11-20T10:00', { signInProviders: [gone.settings] })
    const browser = openBrowser(alone)
    const { location } = await browser.visit('/api/sign-in/gone-vk?as=residents')
    const back = await browser.signInThere(location ?? '', 'left@example.org')
    await gone.close()
    expect((await browser.visit(back)).location).toContain('signin.refused')
    await alone.close()
  })

  test('over plain HTTP is refused in production', async () => {
    await expect(vkProvider(vk.settings, true).leave(redirectUri, checks)).rejects.toThrow('HTTPS')
  })
})
