import type { Reply } from '@gorozhanin/domain/endpoint'
import type { Names } from '@gorozhanin/domain/names'
import type { listStaff } from '@gorozhanin/domain/people/staff-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bellOf } from '../support/alerts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { startMailCatcher } from '../support/mail-catcher.ts'
import { ask, signInAs } from '../support/people.ts'
import { goodPassword, inviteOne, makeColleague, openBrowser } from '../support/staff.ts'

type Page = Reply<typeof listStaff>

let city: TestCity
let admin: string
let admin2: string
beforeAll(async () => {
  city = await openCity()
  admin = await signInAs(city, 'admin')
  admin2 = await signInAs(city, 'admin2')
})
afterAll(() => city.close())

const email = (name: string) => `${name}@city.example`
const page = async (cookie: string) => (await ask<Page>(city, 'GET', '/staff', { cookie })).body
const personOf = async (login: string) => {
  const found = (await page(admin)).people.find((one) => one.login === login)
  if (!found) throw new Error(`nobody is called ${login}`)
  return found
}
const access = (change: object) => ({
  roles: ['dispatcher'],
  agency: null,
  groups: null,
  leads: false,
  ...change,
})
const propose = (cookie: string, id: string, change: object) =>
  ask<{ proposed: boolean; code: string }>(city, 'PUT', `/staff/${id}/access`, {
    cookie,
    body: access(change),
  })
const proposalOf = async (staff: string) => (await page(admin)).proposals.find((one) => one.staff === staff)
const decide = (cookie: string, id: string | undefined, approve: boolean) =>
  ask<{ code: string }>(city, 'POST', `/staff/proposals/${id}/decision`, { cookie, body: { approve } })

test('an invitation is mailed, works once, and its secret stands in the fragment alone', async () => {
  const mail = await startMailCatcher()
  const mailing = await openCity(undefined, { smtpUrl: mail.url })
  try {
    const sent = await ask<{ link: null }>(mailing, 'POST', '/staff/invitations', {
      cookie: await signInAs(mailing, 'admin'),
      body: { email: email('mailed'), name: 'Анна', language: 'ru', access: access({}) },
    })
    expect(sent).toMatchObject({ status: 201, body: { link: null } })
    expect(mail.letters).toHaveLength(1)
    expect(mail.letters[0]).toMatchObject({ to: email('mailed') })
    const link = /http\S+/.exec(mail.letters[0]?.text ?? '')?.[0] ?? ''
    expect(link).toMatch(/^http:\/\/localhost:3000\/invitation#[\w-]{43}$/)
  } finally {
    await mailing.close()
    await mail.close()
  }
})

test('an invitation that was used, withdrawn, replaced, has run out or was never made is refused alike', async () => {
  const open = (token: string) => openBrowser(city).ask('POST', '/invitations/open', { token })
  const accept = (token: string) =>
    openBrowser(city).ask('POST', '/invitations/accept', { token, password: goodPassword })
  const used = await inviteOne(city, admin, email('used'))
  expect((await open(used)).body).toEqual({ login: email('used'), name: 'Ольга Новикова', language: 'ru' })
  const race = await Promise.all([accept(used), accept(used)])
  expect(race.map(({ status }) => status).toSorted()).toEqual([200, 404])

  const replaced = await inviteOne(city, admin, email('again'))
  await inviteOne(city, admin, email('again'))
  const withdrawn = await inviteOne(city, admin, email('withdrawn'))
  const { id } = (await page(admin)).invitations.find(({ login }) => login === email('withdrawn')) ?? {}
  expect((await ask(city, 'DELETE', `/staff/invitations/${id}`, { cookie: admin })).status).toBe(204)
  for (const token of [used, replaced, withdrawn, 'A'.repeat(43)])
    for (const answer of [await open(token), await accept(token)])
      expect(answer).toMatchObject({ status: 404, body: { code: 'link.over' } })

  const old = await inviteOne(city, admin, email('old'))
  city.setTime('2026-11-23T09:59')
  expect((await open(old)).status).toBe(200)
  city.setTime('2026-11-23T10:01')
  expect((await accept(old)).body.code).toBe('link.over')
  city.setTime('2026-11-20T10:00')
})

test('a poor password leaves the invitation as it is, and roles cannot be slipped in with one', async () => {
  const token = await inviteOne(city, admin, email('careful'))
  const browser = openBrowser(city)
  const accept = (body: object) =>
    browser.ask<{ code: string; errors: { field: string; code: string }[] }>('POST', '/invitations/accept', {
      token,
      ...body,
    })
  expect((await accept({ password: 'short' })).body.errors).toEqual([
    { field: 'password', code: 'password.too_short' },
  ])
  expect((await accept({ password: 'careful-one-here' })).body.errors[0]?.code).toBe('password.has_login')
  expect((await accept({ password: 'qwertyuiop2026' })).body.errors[0]?.code).toBe('password.known')
  const slipped = await accept({ password: goodPassword, roles: ['admin'] })
  expect(slipped).toMatchObject({ status: 422, body: { errors: [{ field: 'roles' }] } })
  expect((await accept({ password: goodPassword })).body).toEqual({ next: 'enrol' })
  expect((await personOf(email('careful'))).access.roles).toEqual(['dispatcher'])
})

test.each([
  [{ roles: ['admin'] }, 'access.roles', 'staff.admin_by_two'],
  [{ roles: ['agency'] }, 'access.agency', 'staff.agency_needed'],
  [{ agency: 'nobody' }, 'access.agency', 'agency.unknown'],
  [{ groups: ['nothing'] }, 'access.groups', 'staff.group_unknown'],
  [{ leads: true }, 'access.leads', 'staff.leads_needs_agency'],
])('an invitation with %o is refused at %s', async (change, field, code) => {
  const answer = await ask(city, 'POST', '/staff/invitations', {
    cookie: admin,
    body: { email: email('refused'), name: 'Анна', language: 'ru', access: access(change) },
  })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
})

test('invitations of one address at once leave one of them', async () => {
  const links = await Promise.all(Array.from({ length: 5 }, () => inviteOne(city, admin, email('at-once'))))
  const opened = await Promise.all(
    links.map((token) => openBrowser(city).ask('POST', '/invitations/open', { token })),
  )
  expect(opened.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('an address that has an account is not invited again', async () => {
  const answer = await ask(city, 'POST', '/staff/invitations', {
    cookie: admin,
    body: { email: 'Moderator@demo.local', name: 'Анна', language: 'ru', access: access({}) },
  })
  expect(answer).toMatchObject({ status: 409, body: { code: 'staff.login_taken' } })
})

test('a change of roles takes a second administrator', async () => {
  const { cookie } = await makeColleague(city, email('raised'))
  const { id } = await personOf(email('raised'))
  expect(await propose(admin, id, { roles: ['curator', 'moderator'] })).toMatchObject({
    status: 200,
    body: { proposed: true },
  })
  expect((await personOf(email('raised'))).access.roles).toEqual(['dispatcher'])
  expect((await propose(admin2, id, { roles: ['head'] })).body.code).toBe('staff.proposed_already')

  const proposal = await proposalOf(id)
  expect(proposal).toMatchObject({ own: true, access: { roles: ['curator', 'moderator'] } })
  expect((await decide(admin, proposal?.id, true)).body.code).toBe('proposal.own')
  expect((await decide(cookie, proposal?.id, true)).status).toBe(403)
  expect((await decide(admin2, proposal?.id, true)).status).toBe(204)
  expect((await decide(admin2, proposal?.id, true)).body.code).toBe('proposal.not_found')
  const { body } = await ask<{ me: { roles: string[] } }>(city, 'GET', '/session', { cookie })
  expect(body.me.roles).toEqual(['curator', 'moderator'])
})

test('nobody raises oneself, a proposal can be taken back, and it runs out in a week', async () => {
  const self = (await personOf('admin@demo.local')).id
  await propose(admin, self, { roles: ['admin', 'curator'] })
  expect((await decide(admin, (await proposalOf(self))?.id, true)).body.code).toBe('proposal.own')
  expect((await decide(admin, (await proposalOf(self))?.id, false)).status).toBe(204)
  expect(await proposalOf(self)).toBeUndefined()

  await propose(admin, self, { roles: ['admin', 'curator'] })
  const { id } = (await proposalOf(self)) ?? {}
  city.setTime('2026-11-27T10:01')
  expect((await decide(admin2, id, true)).body.code).toBe('proposal.not_found')
  expect((await propose(admin, self, { roles: ['admin', 'head'] })).body.proposed).toBe(true)
  await decide(admin2, (await proposalOf(self))?.id, false)
  city.setTime('2026-11-20T10:00')
})

describe('a proposal', () => {
  const told = async (cookie: string, person: Names) =>
    (await bellOf(city, cookie)).alerts.flatMap((alert) =>
      alert.about === 'proposal' && alert.person.ru === person.ru ? [alert] : [],
    )
  const makeNamed = async (login: string, name: string) => {
    const { cookie } = await makeColleague(city, email(login))
    const { id } = await personOf(email(login))
    await ask(city, 'PUT', `/staff/${id}/name`, { cookie: admin, body: { name } })
    return { cookie, id, name: { ru: name, en: '' } }
  }

  test('reaches every other administrator, and nobody else', async () => {
    const person = await makeNamed('told', 'Вера Ключ')
    await propose(admin, person.id, { roles: ['curator'] })
    expect(await told(admin2, person.name)).toMatchObject([
      {
        reason: 'proposed',
        kind: 'access',
        person: person.name,
        proposedBy: { ru: 'Администратор платформы' },
        decidedBy: null,
        dueAt: '2026-11-27T05:00:00.000Z',
        settled: false,
        readAt: null,
      },
    ])
    for (const other of [admin, person.cookie, await signInAs(city, 'curator')])
      expect(await told(other, person.name)).toEqual([])
  })

  test.each([
    [true, 'approved'],
    [false, 'refused'],
  ])('that is decided (%s) tells who proposed it, and waits no more', async (approve, reason) => {
    const person = await makeNamed(`outcome-${reason}`, `Анна ${reason}`)
    await propose(admin, person.id, { roles: ['curator'] })
    await decide(admin2, (await proposalOf(person.id))?.id, approve)
    expect(await told(admin, person.name)).toMatchObject([
      { reason, settled: true, decidedBy: { ru: 'Второй администратор' } },
    ])
    expect(await told(admin2, person.name)).toMatchObject([{ reason: 'proposed', settled: true }])
  })

  test('that was taken back or has run out waits no more, and tells nobody of it', async () => {
    const person = await makeNamed('taken-back', 'Инна Взятая')
    await propose(admin, person.id, { roles: ['curator'] })
    await decide(admin, (await proposalOf(person.id))?.id, false)
    expect(await told(admin, person.name)).toEqual([])
    expect((await told(admin2, person.name))[0]?.settled).toBe(true)

    city.setTime('2026-11-20T10:01')
    await ask(city, 'POST', `/staff/${person.id}/second-factor-reset`, { cookie: admin })
    expect((await told(admin2, person.name))[0]).toMatchObject({ kind: 'second_factor', settled: false })
    city.setTime('2026-11-27T10:01')
    expect((await told(admin2, person.name))[0]?.settled).toBe(true)
    city.setTime('2026-11-20T10:00')
  })

  test('goes to the deputy of an administrator who is away only where that is one too', async () => {
    const third = await makeColleague(city, email('stands-in'), { roles: ['admin'] })
    const person = await makeNamed('stood-in', 'Ева Подменная')
    const away = (deputy: string) =>
      city.ctx.db.$client.query(
        `update staff set absent_from = '2026-11-16', absent_until = '2026-11-27',
                deputy = (select id from staff where login = $1) where login = 'admin2@demo.local'`,
        [deputy],
      )
    await away(email('stands-in'))
    await propose(admin, person.id, { roles: ['curator'] })
    expect(await told(admin2, person.name)).toEqual([])
    expect(await told(third.cookie, person.name)).toHaveLength(1)
    await decide(admin, (await proposalOf(person.id))?.id, false)

    for (const deputy of ['curator@demo.local', 'admin@demo.local']) {
      await away(deputy)
      await propose(admin, person.id, { roles: ['curator'] })
      await decide(admin, (await proposalOf(person.id))?.id, false)
    }
    expect(await told(admin2, person.name)).toHaveLength(2)
    expect(await told(admin, person.name)).toEqual([])
    expect(await told(await signInAs(city, 'curator'), person.name)).toEqual([])
    await city.ctx.db.$client.query('update staff set absent_from = null, absent_until = null, deputy = null')
    await ask(city, 'POST', `/staff/${(await personOf(email('stands-in'))).id}/switch-off`, { cookie: admin })
  })
})

test('switching off ends sessions at once, and the way back takes two', async () => {
  const { cookie, browser } = await makeColleague(city, email('leaves'))
  const { id } = await personOf(email('leaves'))
  expect((await ask(city, 'GET', '/console/reports', { cookie })).status).toBe(200)
  expect((await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: admin })).status).toBe(204)
  expect((await ask(city, 'GET', '/console/reports', { cookie })).status).toBe(401)
  const again = await browser.ask('POST', '/session', { login: email('leaves'), password: goodPassword })
  expect(again.body.code).toBe('session.wrong_password')

  expect(
    (await ask<{ proposed: boolean }>(city, 'POST', `/staff/${id}/switch-on`, { cookie: admin })).body,
  ).toEqual({
    proposed: true,
  })
  await decide(admin2, (await proposalOf(id))?.id, true)
  expect((await personOf(email('leaves'))).active).toBe(true)
})

test('switching off ends the stream of live changes too', async () => {
  const { cookie } = await makeColleague(city, email('listens'))
  const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
  const response = await fetch(`${address}/api/live`, { headers: { cookie } })
  const ended = response.text()
  const { id } = await personOf(email('listens'))
  await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: admin })
  expect(await ended).toContain('event: open')
})

test('an administrator who is switched off leaves neither invitations nor proposals', async () => {
  await makeColleague(city, email('third'))
  const { id } = await personOf(email('third'))
  await propose(admin, id, { roles: ['admin'] })
  await decide(admin2, (await proposalOf(id))?.id, true)
  // What the third administrator left, as rows: its own session would need a code of another minute.
  const self = (await personOf('admin2@demo.local')).id
  await propose(admin, self, { roles: ['admin', 'head'] })
  await city.ctx.db.$client.query('update staff_proposals set proposed_by = $1 where staff = $2', [id, self])
  await city.ctx.db.$client.query(`update invitations set invited_by = $1 where login = $2`, [
    id,
    email('again'),
  ])
  expect((await page(admin)).invitations.map(({ login }) => login)).toContain(email('again'))
  await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: admin })
  expect((await page(admin)).invitations.map(({ login }) => login)).not.toContain(email('again'))
  expect(await proposalOf(self)).toBeUndefined()
})

test('the last two administrators stay, whatever is tried at once', async () => {
  const one = (await personOf('admin@demo.local')).id
  const two = (await personOf('admin2@demo.local')).id
  for (const [cookie, id] of [
    [admin, two],
    [admin2, one],
  ] as const)
    expect((await ask<{ code: string }>(city, 'POST', `/staff/${id}/switch-off`, { cookie })).body.code).toBe(
      'staff.last_admins',
    )
  expect((await propose(admin, two, { roles: ['curator'] })).body.code).toBe('staff.last_admins')
  expect(
    (await ask<{ code: string }>(city, 'POST', `/staff/${one}/switch-off`, { cookie: admin })).body.code,
  ).toBe('staff.not_yourself')
})

test('a lost second factor is forgotten by two, and the next sign-in enrols another', async () => {
  const { cookie, browser, recoveryCodes } = await makeColleague(city, email('lost'))
  const { id } = await personOf(email('lost'))
  expect((await personOf(email('lost'))).secondFactor).toBe(true)
  await ask(city, 'POST', `/staff/${id}/second-factor-reset`, { cookie: admin })
  await decide(admin2, (await proposalOf(id))?.id, true)
  expect((await ask(city, 'GET', '/session', { cookie })).body).toEqual({ me: null })
  const entered = await browser.ask('POST', '/session', { login: email('lost'), password: goodPassword })
  expect(entered.body).toEqual({ next: 'enrol' })
  expect((await browser.ask('POST', '/session/totp', { code: recoveryCodes[0] })).status).toBe(401)
})

test('a leader manages the people of the own agency and nobody else', async () => {
  const { cookie: leader } = await makeColleague(city, email('leader'), {
    roles: ['agency'],
    agency: 'gorsvet',
    leads: true,
  })
  const { cookie: plain } = await makeColleague(city, email('lamps'), {
    roles: ['agency'],
    agency: 'gorsvet',
  })
  expect(await ask(city, 'GET', '/staff', { cookie: plain })).toMatchObject({
    status: 403,
    body: { code: 'staff.not_leading' },
  })

  const seen = await page(leader)
  expect(new Set(seen.people.map((one) => one.access.agency))).toEqual(new Set(['gorsvet']))
  expect(seen).toMatchObject({
    agency: 'gorsvet',
    manages: true,
    proposals: [],
    agencies: [{ code: 'gorsvet' }],
  })
  const own = seen.people.find(({ login }) => login === email('lamps'))?.id ?? ''

  const performer = { roles: ['performer' as const], agency: 'gorsvet' }
  expect((await propose(leader, own, performer)).body).toEqual({ proposed: false })
  expect((await personOf(email('lamps'))).access.roles).toEqual(['performer'])
  for (const change of [
    { roles: ['curator'], agency: 'gorsvet' },
    { roles: ['agency'], agency: 'edds' },
    { roles: ['agency'], agency: 'gorsvet', leads: true },
  ])
    expect(await propose(leader, own, change)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'staff.outside_reach' }] },
    })
  const foreign = (await personOf('moderator@demo.local')).id
  expect((await propose(leader, foreign, performer)).body.code).toBe('staff.not_found')
  for (const [method, url] of [
    ['POST', `/staff/${foreign}/switch-off`],
    ['GET', `/staff/${foreign}/sessions`],
    ['DELETE', `/staff/${foreign}/sessions`],
  ] as const)
    expect((await ask<{ code: string }>(city, method, url, { cookie: leader })).body.code).toBe(
      'staff.not_found',
    )
  expect((await ask(city, 'POST', `/staff/${own}/switch-off`, { cookie: leader })).status).toBe(204)
  expect((await ask(city, 'POST', `/staff/${own}/switch-on`, { cookie: leader })).body).toEqual({
    proposed: false,
  })

  await inviteOne(city, leader, email('wires'), performer)
  expect((await page(leader)).invitations.map(({ login }) => login)).toEqual([email('wires')])
  const knocked = await ask(city, 'POST', '/staff/invitations', {
    cookie: leader,
    body: { email: email('curious'), name: 'Анна', language: 'ru', access: access({ roles: ['curator'] }) },
  })
  expect(knocked.status).toBe(422)
})

test('who only looks sees everyone and changes nothing', async () => {
  const curator = await signInAs(city, 'curator')
  const seen = await page(curator)
  expect(seen.manages).toBe(false)
  expect(seen.people.some(({ mine }) => mine)).toBe(false)
  expect(JSON.stringify(seen)).not.toMatch(/argon2|hash/)
  const { id } = await personOf('moderator@demo.local')
  expect((await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: curator })).status).toBe(403)
})

test('a person sees where the account is open and closes a lost device', async () => {
  const { cookie, browser } = await makeColleague(city, email('devices'))
  type Sessions = { sessions: { id: string; current: boolean; address: string }[] }
  const { body } = await browser.ask<Sessions>('GET', '/session/sessions')
  expect(body.sessions).toMatchObject([{ current: true, address: '203.0.113.5' }])
  const foreign = await ask<Sessions>(city, 'GET', '/session/sessions', { cookie: admin })
  const strange = foreign.body.sessions[0]?.id
  expect((await browser.ask('DELETE', `/session/sessions/${strange}`)).body.code).toBe('session.not_found')
  expect((await ask(city, 'GET', '/session', { cookie: admin })).body).not.toEqual({ me: null })

  const { id } = await personOf(email('devices'))
  const listed = await ask<Sessions>(city, 'GET', `/staff/${id}/sessions`, { cookie: admin })
  expect(listed.body.sessions).toHaveLength(1)
  expect((await browser.ask('DELETE', `/session/sessions/${body.sessions[0]?.id}`)).status).toBe(204)
  expect((await ask(city, 'GET', '/session', { cookie })).body).toEqual({ me: null })
})

test('a name is put right', async () => {
  const { id } = await personOf('support@demo.local').catch(() => personOf('curator@demo.local'))
  await ask(city, 'PUT', `/staff/${id}/name`, { cookie: admin, body: { name: '  Пётр Ильин ' } })
  expect((await page(admin)).people.find((one) => one.id === id)?.name).toEqual({ ru: 'Пётр Ильин', en: '' })
})
