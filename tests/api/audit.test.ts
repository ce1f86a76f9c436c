import { auditActionNames, technicalActions } from '@gorozhanin/domain/audit/actions'
import type { AuditEntry, listAudit } from '@gorozhanin/domain/audit/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import { type AuditActor, audit, system } from '@gorozhanin/server/audit/commands'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import { mayRewriteAudit } from '@gorozhanin/server/platform/application-role'
import { openDatabase } from '@gorozhanin/server/platform/database'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { asOwner, demoPassword } from '../support/databases.ts'
import { aHouse, ask, darkEntrance, fileOne, move, signInAs } from '../support/people.ts'

type Page = Reply<typeof listAudit>

let city: TestCity
const cookies: Record<string, string> = {}
const as = (name: string) => cookies[name] ?? ''

beforeAll(async () => {
  city = await openCity()
  const support = { login: 'support@demo.local', name: { ru: 'Поддержка', en: 'Support' }, agency: null }
  await upsertDemoStaff(city.ctx, [{ ...support, roles: ['support'] }], demoPassword)
  for (const name of ['admin', 'moderator', 'curator', 'dispatcher', 'head', 'support'])
    cookies[name] = await signInAs(city, name)
})
afterAll(() => city?.close())
beforeEach(() => city.ctx.redis.flushdb())

const read = async (query: string, name = 'admin') =>
  (await ask<Page>(city, 'GET', `/console/audit${query}`, { cookie: as(name) })).body

/** What an entry says, without when and by which id. */
const told = ({ actor, action, object, detail }: AuditEntry) => [
  actor.login ?? actor.kind,
  action,
  `${object.kind} ${object.id}`,
  Object.fromEntries(detail.map(({ name, value }) => [name, value])),
]

/** A report with an author, of a house whose УК answers. */
async function withAuthor() {
  const house = await aHouse(city)
  const filed = await fileOne(city, {
    ...darkEntrance(house),
    contactEmail: 'avtor@example.org',
    consents: ['contact'],
  })
  return { number: filed.number, uk: house.uk }
}

const contactOf = (number: string, name: string, body: object = { reason: 'clarify' }) =>
  ask<{ email?: string; code?: string }>(city, 'POST', `/console/reports/${number}/contact`, {
    cookie: as(name),
    body,
  })

describe('as the application', () => {
  test.each([
    `update audit set action = 'session.closed'`,
    'delete from audit',
    'truncate audit',
    'alter table audit disable trigger audit_append_only',
    'drop trigger audit_append_only on audit',
    'drop table audit',
    'alter table audit owner to current_user',
    // PostgreSQL lets such a grant pass with a warning, and gives nothing.
    `grant all on audit to current_user; update audit set action = 'session.closed'`,
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    `set role ${'gorozhanin'}`,
    'delete from events',
    'update events set name = name',
    'truncate events',
    'create table own (id int)',
    'truncate reports',
    'drop table reports',
  ])('«%s» is not permitted', async (statement) => {
    await expect(city.ctx.db.$client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('rows are read and added, and the year’s first number is given', async () => {
    await audit(
      city.ctx.db,
      { actor: system, action: 'city.loaded', object: { kind: 'city', id: 'x' } },
      city.ctx.now(),
    )
    const { rows } = await city.ctx.db.$client.query('select next_report_sequence(2099) as one')
    expect(rows).toEqual([{ one: 1 }])
    expect(await mayRewriteAudit(city.ctx.db)).toBe(false)
  })

  test('where it owns the database that is noticed, and a trigger still refuses', async () => {
    const owner = openDatabase(city.ownerUrl, 1, () => {})
    expect(await mayRewriteAudit(owner)).toBe(true)
    await owner.$client.end()
    for (const statement of ['update audit set object = object', 'delete from audit'])
      await expect(asOwner(city.ownerUrl, (client) => client.query(statement))).rejects.toThrow(/append-only/)
  })
})

describe('the contact of an author', () => {
  test('is shown to those who may see it, and each time is written down with its reason', async () => {
    const { number, uk } = await withAuthor()
    await move(city, as('moderator'), number, { move: 'publish' })
    cookies[uk] ??= await signInAs(city, uk)
    for (const name of ['moderator', 'dispatcher', 'curator', uk]) {
      const { status, body, headers } = await contactOf(number, name)
      expect({ name, status, body }).toEqual({
        name,
        status: 200,
        body: { email: 'avtor@example.org', phone: null },
      })
      expect(headers['cache-control']).toBe('no-store')
    }
    const { entries } = await read(`?action=contact.read&object=${number}`)
    expect(entries.map(told)).toEqual(
      [uk, 'curator', 'dispatcher', 'moderator'].map((name) => [
        `${name}@demo.local`,
        'contact.read',
        `report ${number}`,
        { reason: 'clarify' },
      ]),
    )
    expect(entries.every(({ address }) => address === '127.0.0.1')).toBe(true)
  })

  test('stays masked for everyone else, and is of no report that is not one’s own', async () => {
    const { number, uk } = await withAuthor()
    cookies[uk] ??= await signInAs(city, uk)
    for (const name of ['head', 'admin', 'support'])
      expect((await contactOf(number, name)).body.code).toBe('access.denied')
    // An agency has not heard of a report before it is handed over.
    expect((await contactOf(number, uk)).body.code).toBe('report.not_found')
    expect((await read(`?action=contact.read&object=${number}`)).entries).toEqual([])
  })

  test('needs a reason of the list, and «other» its words', async () => {
    const { number } = await withAuthor()
    for (const body of [{}, { reason: 'curious' }, { reason: 'other' }, { reason: 'other', words: '  так ' }])
      expect((await contactOf(number, 'moderator', body)).body.code).toBe('request.invalid')
    expect((await read(`?action=contact.read&object=${number}`)).entries).toEqual([])
    const words = 'Просила перезвонить на +7 912 345-67-89'
    expect((await contactOf(number, 'moderator', { reason: 'other', words })).status).toBe(200)
    expect((await read(`?object=${number}`)).entries.map(told)).toEqual([
      [
        'moderator@demo.local',
        'contact.read',
        `report ${number}`,
        { reason: 'other', words: 'Просила перезвонить на •••' },
      ],
    ])
  })

  test('of a report without one is told by its code', async () => {
    const { number } = await fileOne(city, { category: 'thanks', text: 'Спасибо за каток' })
    expect((await contactOf(number, 'moderator')).body.code).toBe('contact.not_found')
  })

  test('is not shown where nothing can be written down', async () => {
    const { number } = await withAuthor()
    const refuse = `create function no_entry() returns trigger language plpgsql as $$ begin raise 'full'; end $$`
    await city.asOwner(
      `${refuse}; create trigger no_entry before insert on audit for each row execute function no_entry()`,
    )
    const answer = await contactOf(number, 'moderator')
    await city.asOwner('drop function no_entry cascade')
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toContain('avtor')
  })
})

describe('what is written down', () => {
  test('is signing in and out', async () => {
    const cookie = await signInAs(city, 'curator')
    await ask(city, 'DELETE', '/session', { cookie })
    const { entries } = await read('?person=curator&limit=2')
    expect(entries.map(told)).toEqual([
      ['curator@demo.local', 'session.closed', 'session own', {}],
      ['curator@demo.local', 'session.opened', 'session password', {}],
    ])
  })

  test('is a refused sign-in, with the name of the account that it was for', async () => {
    const body = { login: 'Curator@demo.local', password: 'not the password' }
    await ask(city, 'POST', '/session', { body })
    const [entry] = (await read('?action=session.refused&limit=1')).entries
    expect(entry).toMatchObject({
      actor: { kind: 'stranger', id: null, name: null },
      object: { kind: 'staff', name: { ru: expect.stringMatching(/\S/) } },
      detail: [{ name: 'way', value: 'password' }],
    })
    expect(JSON.stringify(entry)).not.toContain('demo.local')
  })

  test('is a pause of a queue, a norm and its withdrawal, a report that is hidden and shown', async () => {
    for (const paused of [true, false])
      await ask(city, 'PUT', '/console/queues/gorsvet', { cookie: as('admin'), body: { paused } })
    expect((await read('?object=gorsvet')).entries.map(told)).toEqual([
      ['admin@demo.local', 'queue.resumed', 'agency gorsvet', {}],
      ['admin@demo.local', 'queue.paused', 'agency gorsvet', {}],
    ])

    const id = crypto.randomUUID()
    const norm = { name: 'Снегопад закончился', localTime: '2026-11-20T06:00', categories: ['snow-road'] }
    for (let twice = 0; twice < 2; twice++)
      await ask(city, 'PUT', `/console/norm-events/${id}`, { cookie: as('dispatcher'), body: norm })
    for (let twice = 0; twice < 2; twice++)
      await ask(city, 'DELETE', `/console/norm-events/${id}`, { cookie: as('dispatcher') })
    expect((await read(`?object=${id}`)).entries.map(({ action }) => action)).toEqual([
      'norm.withdrawn',
      'norm.set',
    ])

    const { number } = await withAuthor()
    await move(city, as('moderator'), number, { move: 'publish' })
    await move(city, as('moderator'), number, { move: 'hide', text: 'В тексте фамилия' })
    await move(city, as('moderator'), number, { move: 'show' })
    expect((await read(`?object=${number}`)).entries.map(({ action }) => action)).toEqual([
      'report.shown',
      'report.hidden',
    ])
  })
})

describe('the log', () => {
  const by = (id: string): AuditActor => ({ kind: 'staff', id, address: '10.0.0.1' })
  const someone = '11111111-1111-4111-8111-111111111111'
  const write = (day: string, id: string, object: string, detail = {}) => {
    city.setTime(`${day}T12:00`)
    const record = {
      actor: by(id),
      action: 'settings.changed',
      object: { kind: 'agency', id: object },
      detail,
    } as const
    return audit(city.ctx.db, record, city.ctx.now())
  }
  beforeAll(async () => {
    for (const day of ['2031-01-01', '2031-01-02', '2031-01-03']) await write(day, someone, `of-${day}`)
    city.setTime('2026-11-20T10:00')
  })

  test('is read by head, curator and admin, its technical part by support, by nobody else', async () => {
    for (const name of ['head', 'curator', 'admin', 'support'])
      expect((await ask(city, 'GET', '/console/audit', { cookie: as(name) })).status).toBe(200)
    for (const name of ['moderator', 'dispatcher'])
      expect((await ask(city, 'GET', '/console/audit', { cookie: as(name) })).status).toBe(403)
    const { number } = await withAuthor()
    await contactOf(number, 'moderator')
    expect((await read(`?object=${number}`)).entries).toHaveLength(1)
    expect((await read(`?object=${number}`, 'support')).entries).toEqual([])
    const { entries } = await read('?limit=200', 'support')
    expect(entries.every(({ action }) => technicalActions.includes(action))).toBe(true)
    const table = await city.app.inject({
      url: '/api/console/audit/export',
      headers: { cookie: as('support') },
    })
    expect(table.body).not.toContain('contact.read')
    expect(auditActionNames.length).toBeGreaterThan(technicalActions.length)
  })

  test.each([
    // [filter, objects]
    [`person=${someone}`, ['of-2031-01-03', 'of-2031-01-02', 'of-2031-01-01']],
    [`person=${someone}&from=2031-01-02`, ['of-2031-01-03', 'of-2031-01-02']],
    [`person=${someone}&until=2031-01-02`, ['of-2031-01-02', 'of-2031-01-01']],
    [`person=${someone}&from=2031-01-02&until=2031-01-02`, ['of-2031-01-02']],
    [`person=${someone}&action=contact.read`, []],
    ['object=of-2031-01-03', ['of-2031-01-03']],
    ['person=%25', []],
    ['person=nobody', []],
  ])('is searched by %s', async (query, objects) => {
    expect((await read(`?${query}`)).entries.map(({ object }) => object.id)).toEqual(objects)
  })

  test('comes page by page, each entry once', async () => {
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: Page = await read(`?person=${someone}&limit=1${next && `&cursor=${next}`}`)
      seen.push(...page.entries.map(({ object }) => object.id))
      next = page.next
    }
    expect(seen).toEqual(['of-2031-01-03', 'of-2031-01-02', 'of-2031-01-01'])
  })

  test.each([
    'from=2026-02-30',
    'until=2026-13-01',
    'cursor=0',
    'cursor=1%27',
    'action=nothing',
    'limit=0',
    'x=1',
  ])('refuses %s', async (query) => {
    const { status, body } = await ask(city, 'GET', `/console/audit?${query}`, { cookie: as('admin') })
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
  })

  test('is exported as a file that no spreadsheet computes, and that is written down', async () => {
    await write('2031-01-05', someone, '=HYPERLINK("https://evil.example")', { words: 'a";b' })
    const answer = await city.app.inject({
      url: `/api/console/audit/export?person=${someone}&from=2031-01-05`,
      headers: { cookie: as('curator') },
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audit-2031-01-05.csv"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(answer.body).toBe(
      `\uFEFF"at";"actor";"login";"name";"address";"action";"object";"id";"detail"\r\n` +
        `"2031-01-05T07:00:00.000Z";"staff";"";"";"10.0.0.1";"settings.changed";"agency";` +
        `"'=HYPERLINK(""https://evil.example"")";"words: a"";b"\r\n`,
    )
    expect((await read('?action=audit.exported&limit=1')).entries.map(told)).toEqual([
      [
        'curator@demo.local',
        'audit.exported',
        'audit csv',
        { action: '', from: '2031-01-05', until: '', person: 'true' },
      ],
    ])
  })
})
