import { randomUUID } from 'node:crypto'
import { type AuditAction, auditActionNames } from '@gorozhanin/domain/audit/actions'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { setWebhook } from '@gorozhanin/server/dispatch/commands'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accountLetters, codeFor, codeIn, enterAs } from '../support/accounts.ts'
import { changeMine } from '../support/alerts.ts'
import { handOverSome } from '../support/deliveries.ts'
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.ts'
import { ask, darkEntrance, fileOne, move, openStaffed, picture, type Staffed } from '../support/people.ts'
import { addRemark, supporterOf } from '../support/remarks.ts'
import { goodPassword, makeColleague, openBrowser, totpAt } from '../support/staff.ts'
import { until } from '../support/until.ts'

let city: Staffed['city']
let house: Staffed['house']
let as: Staffed['as']
let mail: MailCatcher

beforeAll(async () => {
  mail = await startMailCatcher()
  ;({ city, house, as } = await openStaffed(
    ['admin', 'admin2', 'moderator', 'dispatcher', 'curator', 'head'],
    { smtpUrl: mail.url },
  ))
})
afterAll(async () => {
  await city.close()
  await mail.close()
})
beforeEach(() => city.ctx.redis.flushdb())

const query = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await city.ctx.db.$client.query(sql, values)).rows
const idOf = async (login: string) =>
  (await query<{ id: string }>('select id from staff where login = $1', [login]))[0]?.id ?? ''
const authorOf = async (email: string) =>
  (await query<{ author: string }>('select author from contacts where value = $1', [email]))[0]?.author ?? ''
const invitationOf = async (login: string) =>
  (await query<{ id: string }>('select id from invitations where login = $1', [login]))[0]?.id ?? ''
const demo = (name: string) => idOf(`${name}@demo.local`)

const someone = () => `chelovek-${randomUUID()}@mail.example`
/** A colleague with an account and a second factor, and the id of the account. */
async function colleague() {
  const login = someone()
  return { login, ...(await makeColleague(city, login)), id: await idOf(login) }
}

/** One of both administrators proposes, and the proposal waits. */
async function propose(id: string, way: string, body?: object): Promise<string> {
  const method = way === 'access' ? 'PUT' : 'POST'
  await ask(city, method, `/staff/${id}/${way}`, { cookie: as('admin'), ...(body && { body }) })
  const sql = 'select id from staff_proposals where staff = $1 and decided_at is null'
  return (await query<{ id: string }>(sql, [id]))[0]?.id ?? ''
}
const decide = (proposal: string, approve: boolean) =>
  ask(city, 'POST', `/staff/proposals/${proposal}/decision`, { cookie: as('admin2'), body: { approve } })
const curator = { roles: ['curator'], agency: null, groups: null, leads: false }

const filed = (fields = {}) => fileOne(city, { ...darkEntrance(house), ...fields })
const look = async (number: string) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as('moderator') })).body
async function mask(number: string, hidden: boolean) {
  const { version } = await look(number)
  const body = { version, from: 0, to: 6, hidden }
  await ask(city, 'POST', `/console/reports/${number}/masks`, { cookie: as('moderator'), body })
}
async function remarked(decision: object): Promise<string> {
  const { number } = await filed()
  await move(city, as('moderator'), number, { move: 'publish' })
  const { body } = await addRemark(city, number, await supporterOf(city, number))
  const url = `/console/reports/${number}/remarks/${body.id}`
  await ask(city, 'POST', url, { cookie: as('moderator'), body: decision })
  return number
}
async function batch(change: object): Promise<string> {
  const { number } = await filed()
  const reports = [{ number, version: (await look(number)).version }]
  await ask(city, 'POST', '/console/batches', { cookie: as('moderator'), body: { ...change, reports } })
  return number
}

/** An entry as it is expected: by whom (an account, or what kind), of what, with which detail. */
type Entry = { readonly by: string; readonly of: string; readonly detail?: object }

/** The one thing of the list that no door and no command of these tests does: `tests/jobs/retention.test.ts` does it. */
type OfJobs = 'retention.applied'

/** Does each thing as people do it. */
const deeds = {
  'session.opened': async () => {
    const { id } = await colleague()
    return { by: id, of: 'session password' }
  },
  'session.refused': async () => {
    const { login, id, browser } = await colleague()
    await browser.ask('POST', '/session', { login, password: goodPassword })
    await browser.ask('POST', '/session/totp', { code: '000000' })
    await openBrowser(city).ask('POST', '/session', { login, password: 'not the password' })
    await openBrowser(city).ask('POST', '/session', { login: someone(), password: 'not the password' })
    const email = someone()
    const code = (await codeFor(city, email)) === '000000' ? '000001' : '000000'
    await openBrowser(city).ask('POST', '/account/session', { email, code, consents: ['contact'] })
    const { browser: other, id: changing } = await colleague()
    const newPassword = `${goodPassword} опять`
    await other.ask('PUT', '/session/password', { password: 'not the password', newPassword })
    return [
      { by: id, of: `staff ${id}`, detail: { way: 'totp' } },
      { by: 'stranger', of: `staff ${id}`, detail: { way: 'password' } },
      { by: 'stranger', of: 'session password', detail: { way: 'password' } },
      { by: 'stranger', of: 'session code', detail: { way: 'code' } },
      { by: changing, of: `staff ${changing}`, detail: { way: 'password' } },
    ]
  },
  'session.closed': async () => {
    const { id, browser } = await colleague()
    await browser.ask('DELETE', '/session')
    return { by: id, of: 'session own' }
  },
  'session.ended': async () => {
    const email = someone()
    const [cookie] = [await enterAs(city, email), await enterAs(city, email)]
    const { body } = await ask<{ sessions: { id: string; current: boolean }[] }>(
      city,
      'GET',
      '/account/sessions',
      { cookie },
    )
    const other = body.sessions.find(({ current }) => !current)?.id
    await ask(city, 'DELETE', `/account/sessions/${other}`, { cookie })

    const { id, browser, cookie: own } = await colleague()
    const [session] = (await browser.ask<typeof body>('GET', '/session/sessions')).body.sessions
    await ask(city, 'DELETE', `/session/sessions/${session?.id}`, { cookie: own })
    await ask(city, 'DELETE', `/staff/${id}/sessions`, { cookie: as('admin') })
    return [
      { by: await authorOf(email), of: 'session other' },
      { by: id, of: 'session other' },
      { by: await demo('admin'), of: `staff ${id}` },
    ]
  },
  'contact.read': async () => {
    const { number } = await filed({ contactEmail: someone(), consents: ['contact'] })
    const body = {
      reason: 'other',
      words: 'Просила звонить на +7 912 345-67-89, писать на tajna@mail.example',
    }
    await ask(city, 'POST', `/console/reports/${number}/contact`, { cookie: as('moderator'), body })
    const detail = { reason: 'other', words: 'Просила звонить на •••, писать на •••' }
    return { by: await demo('moderator'), of: `report ${number}`, detail }
  },
  'text.read': async () => {
    const { number } = await filed()
    const body = { reason: 'visit' }
    await ask(city, 'POST', `/console/reports/${number}/words`, { cookie: as('moderator'), body })
    return { by: await demo('moderator'), of: `report ${number}`, detail: { reason: 'visit' } }
  },
  'staff.invited': async () => {
    const email = someone()
    const body = { email, name: 'Ольга Новикова', language: 'ru', access: curator }
    await ask(city, 'POST', '/staff/invitations', { cookie: as('admin'), body })
    const of = `invitation ${await invitationOf(email)}`
    return { by: await demo('admin'), of, detail: { roles: ['curator'] } }
  },
  'staff.uninvited': async () => {
    const email = someone()
    const body = { email, name: 'Ольга Новикова', language: 'ru', access: curator }
    await ask(city, 'POST', '/staff/invitations', { cookie: as('admin'), body })
    const id = await invitationOf(email)
    await ask(city, 'DELETE', `/staff/invitations/${id}`, { cookie: as('admin2') })
    return { by: await demo('admin2'), of: `invitation ${id}` }
  },
  'staff.joined': async () => {
    const email = someone()
    const body = { email, name: 'Ольга Новикова', language: 'ru', access: curator }
    await ask(city, 'POST', '/staff/invitations', { cookie: as('admin'), body })
    const id = await invitationOf(email)
    const token = /invitation#([\w-]{43})/.exec(mail.letters.at(-1)?.text ?? '')?.[1]
    await openBrowser(city).ask('POST', '/invitations/accept', { token, password: goodPassword })
    return { by: await idOf(email), of: `invitation ${id}`, detail: { roles: ['curator'] } }
  },
  'staff.changed': async () => {
    const { id } = await colleague()
    await ask(city, 'PUT', `/staff/${id}/name`, { cookie: as('admin'), body: { name: 'Ольга Старикова' } })
    return { by: await demo('admin'), of: `staff ${id}`, detail: { what: 'name' } }
  },
  'staff.closed': async () => {
    const { id } = await colleague()
    await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: as('admin') })
    return { by: await demo('admin'), of: `staff ${id}` }
  },
  'staff.opened': async () => {
    const { id } = await colleague()
    await ask(city, 'POST', `/staff/${id}/switch-off`, { cookie: as('admin') })
    await decide(await propose(id, 'switch-on'), true)
    return { by: await demo('admin2'), of: `staff ${id}` }
  },
  'proposal.made': async () => {
    const { id } = await colleague()
    await propose(id, 'access', curator)
    const { id: other } = await colleague()
    await propose(other, 'second-factor-reset')
    const by = await demo('admin')
    return [
      { by, of: `staff ${id}`, detail: { kind: 'access', roles: ['curator'] } },
      { by, of: `staff ${other}`, detail: { kind: 'second_factor' } },
    ]
  },
  'proposal.refused': async () => {
    const { id } = await colleague()
    await decide(await propose(id, 'access', curator), false)
    const detail = { kind: 'access', roles: ['curator'] }
    return { by: await demo('admin2'), of: `staff ${id}`, detail }
  },
  'role.given': async () => {
    const { id } = await colleague()
    await decide(await propose(id, 'access', curator), true)
    const agency = { roles: ['agency' as const], agency: 'gorsvet' }
    const leader = await makeColleague(city, someone(), { ...agency, leads: true })
    const login = someone()
    await makeColleague(city, login, agency)
    const led = await idOf(login)
    const body = { roles: ['performer'], agency: 'gorsvet', groups: null, leads: false }
    await leader.browser.ask('PUT', `/staff/${led}/access`, body)
    return [
      { by: await demo('admin2'), of: `staff ${id}`, detail: { roles: ['curator'] } },
      {
        by: expect.any(String),
        of: `staff ${led}`,
        detail: { roles: ['performer'], agency: 'gorsvet' },
      },
    ]
  },
  'factor.enrolled': async () => {
    const { id } = await colleague()
    return { by: id, of: `staff ${id}` }
  },
  'factor.reset': async () => {
    const { id } = await colleague()
    await decide(await propose(id, 'second-factor-reset'), true)
    return { by: await demo('admin2'), of: `staff ${id}` }
  },
  'settings.changed': async () => {
    const { id, browser, secret, login, cookie } = await colleague()
    await changeMine(city, cookie, { letters: 'none' })
    await changeMine(city, cookie, { letters: 'none' })
    const code = totpAt(secret, city.ctx.now().epochMilliseconds + 30_000)
    await browser.ask('POST', '/session/recovery-codes', { code })
    const newPassword = `${goodPassword} опять`
    await browser.ask('PUT', '/session/password', { password: goodPassword, newPassword })

    const { id: forgets, login: forgotten } = await colleague()
    mail.letters.length = 0
    await openBrowser(city).ask('POST', '/password-links', { login: forgotten })
    await until(async () => mail.letters.length > 0)
    const token = /new-password#([\w-]{43})/.exec(mail.letters[0]?.text ?? '')?.[1]
    await openBrowser(city).ask('POST', '/password-links/use', { token, password: newPassword })
    expect(
      await query(`select from audit where action = 'settings.changed' and object = $1`, [id]),
    ).toHaveLength(3)
    expect(login).not.toBe(forgotten)
    return [
      { by: id, of: `staff ${id}`, detail: { what: ['letters'] } },
      { by: id, of: `staff ${id}`, detail: { what: 'recovery_codes' } },
      { by: id, of: `staff ${id}`, detail: { what: 'password' } },
      { by: forgets, of: `staff ${forgets}`, detail: { what: 'password' } },
    ]
  },
  'resident.exported': async () => {
    const email = someone()
    await ask(city, 'GET', '/account/export', { cookie: await enterAs(city, email) })
    const id = await authorOf(email)
    return { by: id, of: `resident ${id}` }
  },
  'resident.changed': async () => {
    const next = someone()
    const cookie = await enterAs(city, someone())
    await ask(city, 'POST', '/account/contact/code', { cookie, body: { email: next, language: 'ru' } })
    const code = codeIn(await accountLetters(city), next)
    await ask(city, 'PUT', '/account/contact', { cookie, body: { email: next, code, language: 'ru' } })
    const id = await authorOf(next)
    return { by: id, of: `resident ${id}`, detail: { what: 'email' } }
  },
  'resident.deleted': async () => {
    const email = someone()
    await filed({ contactEmail: email, consents: ['contact'] })
    const cookie = await enterAs(city, email)
    const id = await authorOf(email)
    await ask(city, 'DELETE', '/account', { cookie })
    return { by: id, of: `resident ${id}`, detail: { why: 'asked', reports: 1 } }
  },
  'consent.given': async () => {
    const email = someone()
    const body = { email, code: await codeFor(city, email), consents: ['contact@2026-11'] }
    await openBrowser(city).ask('POST', '/account/session', body)
    const id = await authorOf(email)
    return { by: id, of: `resident ${id}`, detail: { purpose: ['contact'] } }
  },
  'consent.withdrawn': async () => {
    const email = someone()
    await filed({ contactEmail: email, consents: ['contact@2026-11'] })
    const cookie = await enterAs(city, email)
    const id = await authorOf(email)
    const { body } = await ask<{ consents: { id: string }[] }>(city, 'GET', '/account/consents', { cookie })
    await ask(city, 'DELETE', `/account/consents/${body.consents[0]?.id}`, { cookie })
    return { by: id, of: `resident ${id}`, detail: { purpose: 'contact' } }
  },
  'report.hidden': async () => {
    const { number } = await filed()
    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as('moderator'), number, { move: 'hide', text: 'В тексте фамилия' })
    return { by: await demo('moderator'), of: `report ${number}` }
  },
  'report.shown': async () => {
    const { number } = await filed()
    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as('moderator'), number, { move: 'hide', text: 'В тексте фамилия' })
    await move(city, as('moderator'), number, { move: 'show' })
    return { by: await demo('moderator'), of: `report ${number}` }
  },
  'report.batch_rejected': async () => {
    const number = await batch({ move: 'reject', reason: 'spam', text: 'Одно и то же' })
    const detail = { count: 1, reports: [number], reason: 'spam' }
    return { by: await demo('moderator'), of: `report ${number}`, detail }
  },
  'report.batch_published': async () => {
    const number = await batch({ move: 'publish' })
    return { by: await demo('moderator'), of: `report ${number}`, detail: { count: 1, reports: [number] } }
  },
  'text.masked': async () => {
    const { number } = await filed()
    await mask(number, true)
    return { by: await demo('moderator'), of: `report ${number}` }
  },
  'text.unmasked': async () => {
    const { number } = await filed()
    await mask(number, true)
    await mask(number, false)
    return { by: await demo('moderator'), of: `report ${number}` }
  },
  'photo.blacked_out': async () => {
    const { number } = await fileOne(city, darkEntrance(house), [await picture()])
    const key = (await look(number)).photos[0]?.key
    const body = { areas: [{ left: 100, top: 50, width: 200, height: 120 }] }
    const url = `/console/reports/${number}/photos/${key}/blackouts`
    await ask(city, 'POST', url, { cookie: as('moderator'), body })
    return { by: await demo('moderator'), of: `report ${number}`, detail: { count: 1 } }
  },
  'remark.published': async () => {
    const number = await remarked({ decision: 'publish' })
    return { by: await demo('moderator'), of: `report ${number}` }
  },
  'remark.rejected': async () => {
    const number = await remarked({ decision: 'reject', reason: 'spam' })
    return { by: await demo('moderator'), of: `report ${number}`, detail: { reason: 'spam' } }
  },
  'audit.exported': async () => {
    await ask(city, 'GET', '/console/audit/export?person=curator', { cookie: as('curator') })
    const detail = { action: null, from: null, until: null, person: true }
    return { by: await demo('curator'), of: 'audit csv', detail }
  },
  'delivery.resent': async () => {
    const [report] = await handOverSome(city, 'gorsvet')
    const [dead] = await query<{ id: string; channel: string; number: string }>(
      `update deliveries d set state = 'dead' from reports r where r.id = d.report and r.id = $1
       returning d.id, d.channel, r.year || '-' || r.sequence as number`,
      [report],
    )
    await ask(city, 'POST', `/console/deliveries/${dead?.id}/resend`, { cookie: as('admin') })
    const detail = { agency: 'gorsvet', channel: dead?.channel, report: dead?.number }
    return { by: await demo('admin'), of: `delivery ${dead?.id}`, detail }
  },
  'letter.resent': async () => {
    const died = async () => {
      await filed({ contactEmail: someone() })
      const sql = `update messages set state = 'dead' where state = 'open' returning id`
      return (await query<{ id: string }>(sql))[0]?.id
    }
    const id = await died()
    await ask(city, 'POST', `/console/letters/${id}/resend`, { cookie: as('dispatcher') })
    await query(`update messages set state = 'sent'`)
    await died()
    for (let twice = 0; twice < 2; twice += 1)
      await ask(city, 'POST', '/console/letters/resend', { cookie: as('admin') })
    return [
      { by: await demo('dispatcher'), of: `letter ${id}` },
      { by: await demo('admin'), of: 'letter all', detail: { count: 1 } },
    ]
  },
  'queue.paused': async () => {
    await ask(city, 'PUT', '/console/queues/edds', { cookie: as('admin'), body: { paused: true } })
    return { by: await demo('admin'), of: 'agency edds' }
  },
  'queue.resumed': async () => {
    await ask(city, 'PUT', '/console/queues/edds', { cookie: as('curator'), body: { paused: false } })
    return { by: await demo('curator'), of: 'agency edds' }
  },
  'webhook.changed': async () => {
    await setWebhook(city.ctx.db, 'gorsvet', 'https://lamps.example/hook?key=secret')
    return { by: 'system', of: 'agency gorsvet', detail: { host: 'lamps.example' } }
  },
  'city.loaded': async () => {
    const [{ version } = { version: '' }] = await query<{ version: string }>(
      'select pack_version as version from city',
    )
    return { by: 'system', of: `city ${version}`, detail: { count: expect.any(Number) } }
  },
  'norm.set': async () => {
    const id = randomUUID()
    const body = { name: 'Снегопад закончился', localTime: '2026-11-20T06:00', categories: ['snow-road'] }
    await ask(city, 'PUT', `/console/norm-events/${id}`, { cookie: as('dispatcher'), body })
    const detail = { area: null, categories: ['snow-road'] }
    return { by: await demo('dispatcher'), of: `norm ${id}`, detail }
  },
  'norm.withdrawn': async () => {
    const id = randomUUID()
    const body = { name: 'Снегопад закончился', localTime: '2026-11-20T06:00', categories: ['snow-road'] }
    await ask(city, 'PUT', `/console/norm-events/${id}`, { cookie: as('dispatcher'), body })
    await ask(city, 'DELETE', `/console/norm-events/${id}`, { cookie: as('dispatcher') })
    return { by: await demo('dispatcher'), of: `norm ${id}` }
  },
} satisfies Record<Exclude<AuditAction, OfJobs>, () => Promise<Entry | Entry[]>>

async function entriesOf(action: string): Promise<Entry[]> {
  const rows = await query<{ kind: string; actor: string | null; of: string; detail: object }>(
    `select actor_kind as kind, actor, object_kind || ' ' || object as of, detail from audit where action = $1`,
    [action],
  )
  return rows.map(({ kind, actor, of, detail }) => ({ by: actor ?? kind, of, detail }))
}

/** Names and addresses of anybody that the bytes of the log hold. */
async function leaks(): Promise<string[]> {
  const rows = await query<{ entry: string }>('select to_jsonb(audit)::text as entry from audit')
  const log = rows.map(({ entry }) => entry).join('\n')
  const staff = await query<{ name: string }>(
    `select name->>'ru' as name from staff union select login from staff
      union select name->>'en' from staff where name->>'en' <> ''`,
  )
  const names = staff.map(({ name }) => name)
  return [...names, '@', '345-67-89', 'chelovek-', 'lamps.example/'].filter((secret) => log.includes(secret))
}

test.each(Object.entries(deeds))(
  '«%s» is written down with who did it and to what, and names nobody',
  async (action, deed) => {
    const expected: Entry[] = [await deed()].flat()
    const found = await entriesOf(action)
    for (const entry of expected) expect(found).toContainEqual({ detail: {}, ...entry })
    expect(await leaks()).toEqual([])
  },
)

test('every action of the list is done by one of these tests', () => {
  expect([...Object.keys(deeds), 'retention.applied'].toSorted()).toEqual(auditActionNames.toSorted())
})
