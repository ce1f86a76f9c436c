import { randomUUID } from 'node:crypto'
import type { Exported } from '@gorozhanin/domain/accounts/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type {
  ConsoleCard,
  countConsole,
  LiveChange,
  listConsole,
  ReportCard,
} from '@gorozhanin/domain/reports/api'
import { remarkLimits } from '@gorozhanin/domain/reports/remarks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { listenTo } from '../support/live.ts'
import {
  ask,
  darkLamp,
  fileOne,
  filePublished,
  follow,
  move,
  picture,
  signInAs,
  tryFile,
} from '../support/people.ts'
import { addRemark, supporterOf as standBehind } from '../support/remarks.ts'
import { until } from '../support/until.ts'

const someId = '00000000-0000-4000-8000-000000000000'

let city: TestCity
let moderator: string

beforeAll(async () => {
  city = await openCity()
  moderator = await signInAs(city, 'moderator')
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  city.setTime('2026-11-20T10:00')
})

const published = async () => {
  const { center } = (await city.ctx.catalog()).city
  return filePublished(city, moderator, darkLamp(center))
}

type Answer = {
  readonly id: string
  readonly state: string
  readonly code: string
  readonly errors: readonly { readonly field: string; readonly code: string }[]
}

type More = readonly [fields?: Parameters<typeof addRemark>[3], photos?: Parameters<typeof addRemark>[4]]

const supporterOf = (number: string, cookie = '') => standBehind(city, number, cookie)
const add = (number: string, cookie: string, ...more: More) => addRemark(city, number, cookie, ...more)

async function added(number: string, cookie: string, ...more: More) {
  const { status, body } = await add(number, cookie, ...more)
  expect([status, body]).toEqual([201, { id: expect.any(String), state: 'waiting' }])
  return body.id
}

const decide = (number: string, id: string, body: object, cookie = moderator) =>
  ask<ConsoleCard & Answer>(city, 'POST', `/console/reports/${number}/remarks/${id}`, { cookie, body })
const publish = (number: string, id: string) => decide(number, id, { decision: 'publish' })
const card = async (number: string, cookie = '') =>
  (await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })).body
const work = async (number: string, cookie = moderator) =>
  (await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })).body
const statusOf = async (key: string, cookie = '') =>
  (await city.app.inject({ url: `/api/photos/${key}/small`, headers: { cookie } })).statusCode
const rowsOf = async (number: string) =>
  (
    await city.ctx.db.$client.query(
      `select k.* from remarks k join reports r on r.id = k.report where r.year = $1 and r.sequence = $2`,
      number.split('-'),
    )
  ).rows

describe('a remark', () => {
  test('with a photo is seen by a moderator alone, and by everyone once published', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const text = 'Звоните 8 912 345-67-89, теперь темно и у школы'
    const id = await added(number, device, { text }, [await picture()])

    expect((await card(number)).remarks).toEqual([])
    expect((await card(number, device)).remarks).toMatchObject([
      { id, state: 'waiting', text, photos: [], mine: true },
    ])
    const waiting = (await work(number)).remarks[0]
    expect(waiting).toMatchObject({ id, state: 'waiting', text, masks: [{ kind: 'phone' }] })
    const key = waiting?.photos[0]?.key ?? ''
    const [gorsvet, dispatcher] = await Promise.all([signInAs(city, 'gorsvet'), signInAs(city, 'dispatcher')])
    expect((await work(number, dispatcher)).remarks).toEqual([])
    expect(
      await Promise.all([moderator, dispatcher, gorsvet, device, ''].map((who) => statusOf(key, who))),
    ).toEqual([200, 404, 404, 404, 404])

    const { status, body } = await publish(number, id)
    expect([status, body.remarks[0]?.state]).toEqual([200, 'published'])
    const shown = await card(number)
    expect(shown.remarks).toEqual([
      {
        id,
        at: '2026-11-20T05:00:00.000Z',
        state: 'published',
        text: 'Звоните •••, теперь темно и у школы',
        photos: [{ key, kind: 'remark', width: 640, height: 480 }],
        mine: false,
        reason: null,
        reasonText: null,
      },
    ])
    expect(shown.timeline.map(({ name }) => name)).toEqual(['filed', 'publish'])
    expect(await statusOf(key)).toBe(200)
    expect((await work(number, gorsvet)).remarks).toMatchObject([
      { id, text: shown.remarks[0]?.text, masks: [] },
    ])
  })

  test('is hidden with its report, and so is its photo', async () => {
    const { number } = await published()
    const id = await added(number, await supporterOf(number), {}, [await picture()])
    await publish(number, id)
    const key = (await card(number)).remarks[0]?.photos[0]?.key ?? ''
    await move(city, moderator, number, { move: 'hide', text: 'Видно лицо' })
    expect((await ask(city, 'GET', `/reports/${number}`)).status).toBe(404)
    expect(await statusOf(key)).toBe(404)
  })

  test('that was refused is seen by its writer alone, with the reason', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const id = await added(number, device)
    const { body } = await decide(number, id, { decision: 'reject', reason: 'spam', text: 'Это реклама' })
    expect(body.remarks).toEqual([])
    expect((await card(number)).remarks).toEqual([])
    expect((await card(number, device)).remarks).toMatchObject([
      { id, state: 'rejected', reason: 'spam', reasonText: 'Это реклама' },
    ])
  })

  test('sent twice is one, and its key is worth nothing to another', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const clientKey = randomUUID()
    const photo = await picture()
    const [first, again] = await Promise.all([
      add(number, device, { clientKey }, [photo]),
      add(number, device, { clientKey }, [photo]),
    ])
    expect([first.status, again.status].toSorted()).toEqual([200, 201])
    expect(again.body).toEqual(first.body)
    await publish(number, first.body.id)
    expect((await add(number, device, { clientKey }, [photo])).body).toEqual({
      id: first.body.id,
      state: 'published',
    })
    expect(await rowsOf(number)).toHaveLength(1)

    const other = await supporterOf(number)
    for (const [who, text] of [
      [device, 'Другие слова'],
      [other, 'Теперь не горят три'],
    ] as const) {
      const { status, body } = await add(number, who, { clientKey, text }, [photo])
      expect([status, body.code]).toEqual([409, 'remark.key_reused'])
    }
  })

  test('is for whoever said «у меня тоже» or follows, and not for the author', async () => {
    const own = await tryFile(city, {
      category: 'thanks',
      text: 'Спасибо',
      ...(await city.ctx.catalog()).city.center,
    })
    await move(city, moderator, own.body.number, { move: 'publish' })
    const device = String(own.headers['set-cookie']).split(';')[0] ?? ''
    for (const cookie of [device, await follow(city, own.body)]) {
      const { status, body } = await add(own.body.number, cookie)
      expect([status, body.code]).toEqual([409, 'remark.own'])
    }

    const { number } = await published()
    const session = await enterAs(city, 'dopolnyayu@mail.example')
    for (const cookie of ['', device, session]) {
      const { status, body } = await add(number, cookie)
      expect([status, body.code]).toEqual([403, 'remark.support_first'])
      expect((await card(number, cookie)).remarkable).toBe(false)
    }
    // Left on another device, where nobody was signed in: the address is the same person's.
    const left = { contactEmail: 'dopolnyayu@mail.example', consents: ['contact'] }
    await ask(city, 'POST', `/reports/${number}/support`, { body: left })
    expect((await card(number, session)).remarkable).toBe(true)
    await added(number, session)
  })

  test('is for an open report that everyone may see: others look as if there were none', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const id = await added(number, device)
    await move(city, moderator, number, { move: 'hide', text: 'Видно лицо' })
    const unseen = await fileOne(city, { category: 'thanks', text: 'Спасибо', public: false })
    for (const one of [number, unseen.number, '2026-999999']) {
      const { status, body } = await add(one, device)
      expect([status, body.code]).toEqual([404, 'report.not_found'])
      const gone = await ask<Answer>(city, 'DELETE', `/reports/${one}/remarks/${id}`, { cookie: device })
      expect([gone.status, gone.body.code]).toEqual([404, 'report.not_found'])
    }
    await move(city, moderator, number, { move: 'show' })
    const parent = await published()
    await move(city, moderator, number, { move: 'merge', parent: parent.number })
    const { status, body } = await add(number, device)
    expect([status, body.code]).toEqual([409, 'remark.not_open'])
  })

  test.each([
    [{ text: '  ' }, 422, 'request.invalid', { field: 'text', code: 'remark.empty' }],
    [{ consents: [] }, 422, 'consent.required', { field: 'consents', code: 'consent.publication_required' }],
    [
      { consents: ['contact'] },
      422,
      'consent.required',
      { field: 'consents', code: 'consent.publication_required' },
    ],
    [
      { consents: ['publication@1999-01'] },
      422,
      'request.invalid',
      { field: 'consents.0', code: 'consent.text_unknown' },
    ],
    [
      { text: 'а'.repeat(remarkLimits.textCharacters + 1) },
      422,
      'request.invalid',
      { field: 'text', code: 'field.maxLength' },
    ],
    [{ clientKey: 'one' }, 422, 'request.invalid', { field: 'clientKey', code: 'field.format' }],
    [{ state: 'published' }, 422, 'request.invalid', { field: 'state', code: 'field.additionalProperties' }],
    [{ report: someId }, 422, 'request.invalid', { field: 'report', code: 'field.additionalProperties' }],
    [{ account: someId }, 422, 'request.invalid', { field: 'account', code: 'field.additionalProperties' }],
  ])('with %j is refused and leaves nothing', async (fields, status, code, fault) => {
    const { number } = await published()
    const answer = await add(number, await supporterOf(number), fields)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.errors).toEqual([expect.objectContaining(fault)])
    expect(await rowsOf(number)).toEqual([])
  })

  test('takes three photos, and photos without a word', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const photo = await picture()
    const many = await add(number, device, {}, Array(4).fill(photo))
    expect([many.status, many.body.code]).toEqual([413, 'remark.too_many_photos'])
    const broken = await add(number, device, {}, [{ bytes: Buffer.from('<svg onload=alert(1)></svg>') }])
    expect([broken.status, broken.body.code]).toEqual([415, 'report.photo_not_supported'])
    expect(await rowsOf(number)).toEqual([])
    await added(number, device, { text: '' }, Array(3).fill(photo))
    expect((await work(number)).remarks[0]?.photos).toHaveLength(3)
  })

  test('is limited for each device and for each report', async () => {
    const { number } = await published()
    const { perDeviceHour, perAddressHour } = (await city.ctx.catalog()).city.limits
    const device = await supporterOf(number)
    for (let count = 0; count < perDeviceHour; count++) await added(number, device)
    const { status, headers } = await add(number, device)
    expect([status, headers['retry-after']]).toEqual([429, expect.anything()])

    await city.ctx.redis.flushdb()
    for (let count = 0; count < perAddressHour; count++) await add(number, '')
    await city.ctx.redis.eval(
      "for _, k in ipairs(redis.call('keys', '*address*')) do redis.call('del', k) end",
      0,
    )
    const full = await add(number, '')
    expect([full.status, full.headers['retry-after']]).toEqual([429, expect.anything()])
  })

  test('is taken back by its writer and by nobody else', async () => {
    const { number } = await published()
    const other = await published()
    const device = await supporterOf(number)
    const id = await added(number, device, {}, [await picture()])
    await publish(number, id)
    const key = (await card(number)).remarks[0]?.photos[0]?.key ?? ''
    const take = (one: string, cookie: string) =>
      ask<Answer>(city, 'DELETE', `/reports/${one}/remarks/${id}`, { cookie })
    for (const [one, cookie] of [
      [number, await supporterOf(number)],
      [number, ''],
      [other.number, device],
    ] as const) {
      const { status, body } = await take(one, cookie)
      expect([status, body.code]).toEqual([404, 'remark.not_found'])
    }
    expect((await take(number, device)).status).toBe(204)
    expect((await card(number)).remarks).toEqual([])
    expect([await rowsOf(number), await statusOf(key)]).toEqual([[], 404])
  })
})

describe('a moderator', () => {
  test('decides once, about a remark of this report, with a reason for a refusal', async () => {
    const { number } = await published()
    const other = await published()
    const id = await added(number, await supporterOf(number))
    for (const [one, body, status, code] of [
      [other.number, { decision: 'publish' }, 404, 'remark.not_found'],
      [number, { decision: 'reject' }, 422, 'remark.reason_required'],
      [number, { decision: 'reject', text: '  ' }, 422, 'remark.reason_required'],
      [number, { decision: 'reject', reason: 'no-such' }, 422, 'report.reason_unknown'],
      [number, { decision: 'publish', text: 'Другие слова' }, 422, undefined],
      [number, { decision: 'delete' }, 422, undefined],
    ] as const) {
      const answer = await decide(one, id, body)
      expect([answer.status, code && (answer.body.errors?.[0]?.code ?? answer.body.code)]).toEqual([
        status,
        code,
      ])
    }
    expect((await decide(number, id, { decision: 'reject', text: 'Не о том' })).status).toBe(200)
    const late = await publish(number, id)
    expect([late.status, late.body.code]).toEqual([409, 'remark.decided_already'])
    const [row] = await rowsOf(number)
    expect(row).toMatchObject({ state: 'rejected', reason: null, reason_text: 'Не о том' })
    expect(row.decided_by).toEqual(expect.any(String))
  })

  test('takes back what was published by mistake, with its photos, and for good', async () => {
    const { number } = await published()
    const id = await added(number, await supporterOf(number), {}, [await picture()])
    await publish(number, id)
    const key = (await card(number)).remarks[0]?.photos[0]?.key ?? ''
    expect((await publish(number, id)).body.code).toBe('remark.decided_already')
    expect((await decide(number, id, { decision: 'reject', text: 'Видно лицо' })).status).toBe(200)
    expect([(await card(number)).remarks, await statusOf(key)]).toEqual([[], 404])
    expect((await publish(number, id)).body.code).toBe('remark.decided_already')
  })

  test('has a queue of them; others are not told that anything waits', async () => {
    const { number } = await published()
    const id = await added(number, await supporterOf(number))
    type Counts = Reply<typeof countConsole>
    const counts = async (cookie: string) =>
      (await ask<Counts>(city, 'GET', '/console/counts', { cookie })).body
    const queue = (cookie: string) =>
      ask<Reply<typeof listConsole>>(city, 'GET', '/console/reports?remarks=true', { cookie })
    const before = await counts(moderator)
    expect((await queue(moderator)).body.reports.map((row) => row.number)).toContain(number)
    const dispatcher = await signInAs(city, 'dispatcher')
    expect((await counts(dispatcher)).remarks).toBeNull()
    expect((await queue(dispatcher)).status).toBe(403)
    await publish(number, id)
    expect((await counts(moderator)).remarks).toBe((before.remarks ?? 0) - 1)
    expect((await queue(moderator)).body.reports.map((row) => row.number)).not.toContain(number)
  })

  test('hears of one as it is added, strangers once it is published', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
    const closing = new AbortController()
    const listen = async (cookie: string, of = number) => {
      const heard = await listenTo(address, closing.signal, cookie)
      // What happened just before may be told too: how far back depends on who else is at work in the database.
      const isOne = ({ number: on, name }: LiveChange) => on === of && name === 'remark'
      return () => heard.filter(isOne).map(({ name }) => name)
    }
    const parent = await published()
    const [byModerator, byStranger] = await Promise.all([listen(moderator), listen('')])
    const onParent = await listen('', parent.number)
    const id = await added(number, device)
    await until(async () => byModerator().length === 1)
    const refused = await added(number, device, { text: 'Ещё одно' })
    await until(async () => byModerator().length === 2)
    await decide(number, refused, { decision: 'reject', reason: 'spam' })
    await until(async () => byModerator().length === 3)
    expect(byStranger()).toEqual([])
    await publish(number, id)
    await until(async () => byStranger().length === 1)
    expect(byModerator()).toEqual(['remark', 'remark', 'remark', 'remark'])

    const late = await added(number, device, { text: 'И третье' })
    expect((await move(city, moderator, number, { move: 'merge', parent: parent.number })).status).toBe(200)
    expect((await publish(parent.number, late)).status).toBe(200)
    await until(async () => onParent().includes('remark'))
    closing.abort()
  })
})

describe('words of a remark', () => {
  const text = 'Спросите Анну Кузнецову, тел. 8 912 345-67-89'
  const mask = async (number: string, remark: string, words: string, hidden: boolean, cookie = moderator) => {
    const { version } = await work(number)
    const from = text.indexOf(words)
    return ask<ConsoleCard & Answer>(city, 'POST', `/console/reports/${number}/masks`, {
      cookie,
      body: { version, remark, from, to: from + words.length, hidden },
    })
  }
  const read = async (number: string) => (await card(number)).remarks[0]?.text

  test('are hidden by a moderator and shown again; the history says who, not what', async () => {
    const { number } = await published()
    const device = await supporterOf(number)
    const id = await added(number, device, { text })
    const { status, body } = await mask(number, id, 'Анну Кузнецову', true)
    expect([status, body.remarks[0]?.masks.map(({ kind }) => kind)]).toEqual([200, ['hand', 'phone']])
    await publish(number, id)
    expect(await read(number)).toBe('Спросите •••, тел. •••')
    const gorsvet = await signInAs(city, 'gorsvet')
    expect((await work(number, gorsvet)).remarks[0]?.text).toBe('Спросите •••, тел. •••')
    expect((await card(number, device)).remarks[0]?.text).toBe(text)

    expect((await mask(number, id, '8 912 345-67-89', false)).status).toBe(200)
    expect((await mask(number, id, 'Анну Кузнецову', false)).status).toBe(200)
    expect(await read(number)).toBe(text)
    const { history } = await work(number)
    expect(history.slice(-3).map(({ name, text: said, person }) => [name, said, person?.ru])).toEqual([
      ['words_hidden', null, expect.any(String)],
      ['words_shown', null, expect.any(String)],
      ['words_shown', null, expect.any(String)],
    ])
    expect(JSON.stringify(history)).not.toContain('Кузнецов')
  })

  test('of another report, or of none, are nobody’s to hide', async () => {
    const { number } = await published()
    const other = await published()
    const id = await added(number, await supporterOf(number), { text })
    for (const [one, remark] of [
      [other.number, id],
      [number, someId],
    ] as const) {
      const { status, body } = await mask(one, remark, 'Анну', true)
      expect([status, body.errors[0]]).toEqual([
        422,
        expect.objectContaining({ field: 'remark', code: 'report.words_unknown' }),
      ])
    }
    const dispatcher = await signInAs(city, 'dispatcher')
    expect((await mask(number, id, 'Анну', true, dispatcher)).status).toBe(403)
    expect((await rowsOf(number))[0].public_text).toBe('Спросите Анну Кузнецову, тел. •••')
  })
})

describe('remarks on a report that is merged into another', () => {
  const merge = (number: string, parent: string) => move(city, moderator, number, { move: 'merge', parent })
  const textsOf = async (number: string, cookie = '') =>
    (await card(number, cookie)).remarks.map(({ text, state }) => [text, state])

  test('are seen on the one that lives on, also by way of a third, and come back with it', async () => {
    const [first, second, third] = [await published(), await published(), await published()]
    const device = await supporterOf(first.number)
    await publish(first.number, await added(first.number, device, { text: 'Первое' }))
    await added(first.number, device, { text: 'Ждёт' })
    await publish(
      second.number,
      await added(second.number, await supporterOf(second.number), { text: 'Второе' }),
    )
    await merge(first.number, second.number)
    await merge(second.number, third.number)
    const both = [
      ['Первое', 'published'],
      ['Второе', 'published'],
    ]
    expect((await textsOf(third.number)).toSorted()).toEqual(both.toSorted())
    expect(await textsOf(third.number, device)).toContainEqual(['Ждёт', 'waiting'])
    expect((await work(third.number)).remarks.map(({ text, report }) => [text, report]).toSorted()).toEqual(
      [
        ['Второе', second.number],
        ['Ждёт', first.number],
        ['Первое', first.number],
      ].toSorted(),
    )
    await move(city, moderator, second.number, { move: 'unmerge' })
    expect(await textsOf(third.number)).toEqual([])
    expect((await textsOf(second.number)).toSorted()).toEqual(both.toSorted())
  })

  test('are decided, masked, painted over and taken back where they are seen', async () => {
    const [child, parent] = [await published(), await published()]
    const device = await supporterOf(child.number)
    const text = 'Анна, у школы темно'
    const id = await added(child.number, device, { text }, [await picture()])
    await merge(child.number, parent.number)
    const { version, remarks } = await work(parent.number)
    const key = remarks[0]?.photos[0]?.key ?? ''
    const painted = await ask<ConsoleCard>(
      city,
      'POST',
      `/console/reports/${parent.number}/photos/${key}/blackouts`,
      { cookie: moderator, body: { areas: [{ left: 0, top: 0, width: 100, height: 100 }] } },
    )
    expect(painted.status).toBe(200)
    const masked = await ask(city, 'POST', `/console/reports/${parent.number}/masks`, {
      cookie: moderator,
      body: { version, remark: id, from: 0, to: 4, hidden: true },
    })
    expect(masked.status).toBe(200)
    expect((await publish(parent.number, id)).status).toBe(200)
    const [shown] = (await card(parent.number)).remarks
    expect(shown?.text).toBe('•••, у школы темно')
    const anew = shown?.photos[0]?.key ?? ''
    expect([anew === key, await statusOf(anew), await statusOf(key)]).toEqual([false, 200, 404])
    const gone = await ask(city, 'DELETE', `/reports/${parent.number}/remarks/${id}`, { cookie: device })
    expect([gone.status, (await card(parent.number)).remarks]).toEqual([204, []])
  })

  test('go out of sight with their own report', async () => {
    const [child, parent] = [await published(), await published()]
    await publish(child.number, await added(child.number, await supporterOf(child.number)))
    await merge(child.number, parent.number)
    await city.ctx.db.$client.query(
      `update reports set is_public = false where year || '-' || sequence = $1`,
      [child.number],
    )
    expect(await textsOf(parent.number)).toEqual([])
    expect((await work(parent.number, await signInAs(city, 'gorsvet'))).remarks).toEqual([])
  })
})

test('an account carries its remarks away, and leaves those that are published behind as nobody’s', async () => {
  const { number } = await published()
  const session = await supporterOf(number, await enterAs(city, 'uhozhu@mail.example'))
  const shown = await added(number, session, { text: 'Останется' }, [await picture()])
  await publish(number, shown)
  city.setTime('2026-11-20T10:01')
  await added(number, session, { text: 'Уйдёт' }, [await picture()])
  const { body } = await ask<Exported>(city, 'GET', '/account/export', { cookie: session })
  expect(body.remarks.map(({ report, state, text, photos }) => [report, state, text, photos.length])).toEqual(
    [
      [number, 'published', 'Останется', 1],
      [number, 'waiting', 'Уйдёт', 1],
    ],
  )
  expect((await ask(city, 'DELETE', '/account', { cookie: session })).status).toBe(204)
  const rows = await rowsOf(number)
  expect(rows).toMatchObject([{ text: 'Останется', account: null, device: null, client_key: null }])
  const left = await city.ctx.db.$client.query(`select from photos where kind = 'remark' and remark = $1`, [
    shown,
  ])
  expect(left.rowCount).toBe(1)
})
