import type { Reply } from '@gorozhanin/domain/endpoint'
import type { ConsoleCard, countConsole, listConsole, ReportCard } from '@gorozhanin/domain/reports/api'
import { calendarWatch } from '@gorozhanin/server/reports/recompute'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bellOf, changeMine } from '../support/alerts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import {
  aHouse,
  ask,
  fileOne,
  follow,
  move,
  multipart,
  ownMove,
  picture,
  signInAs,
  uploadPhoto,
} from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
const cookies: Record<string, string> = {}
const ids: Record<string, string> = {}

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  const { rows } = await city.ctx.db.$client.query(
    `insert into staff (login, name, roles, agency, password_hash, demo, created_at)
     select 'lamplighter@demo.local', '{"ru":"Монтёр","en":""}', '{performer}', 'gorsvet', password_hash, true, created_at from staff
      where login = 'brigade1@demo.local' returning id`,
  )
  expect(rows).toHaveLength(1)
  const people = ['moderator', 'curator', 'dorservis', 'gorsvet', 'brigade1', 'brigade2', 'lamplighter']
  for (const name of people) {
    cookies[name] = await signInAs(city, name)
    const found = await city.ctx.db.$client.query('select id from staff where login = $1', [
      `${name}@demo.local`,
    ])
    ids[name] = found.rows[0].id
  }
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.asOwner('truncate alerts, staff_letters')
  city.setTime('2026-11-20T10:00')
})

const as = (name: string) => cookies[name] ?? ''
const crew = (number: number) => ({ ru: `Дорожная бригада № ${number}`, en: `Road crew ${number}` })
const idOf = (name: string) => ids[name] ?? ''
const words = 'Яму засыпали и закатали асфальтом, проезд открыт для машин.'

/** A published report that lies with the road service. */
async function routed(): Promise<Awaited<ReturnType<typeof fileOne>>> {
  const photos = [await picture()]
  const filed = await fileOne(
    city,
    {
      category: 'sidewalk-damage',
      text: 'Провал на тротуаре у подъезда',
      details: { is_dangerous: true },
      lon: house.lon,
      lat: house.lat,
      contactEmail: 'secret@mail.example',
      consents: ['contact', 'publication'],
    },
    photos,
  )
  const { body } = await move(city, as('moderator'), filed.number, { move: 'publish' })
  if (body.agency.code !== 'dorservis')
    await move(city, as('moderator'), filed.number, { move: 'redirect', agency: 'dorservis', text: 'Дороги' })
  return filed
}

async function assigned(name = 'brigade1'): Promise<string> {
  const { number } = await routed()
  await move(city, as('dorservis'), number, { move: 'accept', performer: idOf(name) })
  return number
}

/** What the bell of a person tells of a report, by the reasons. */
const alertsOf = async (name: string, number: string) =>
  (await bellOf(city, as(name))).alerts
    .flatMap((alert) => (alert.about === 'report' && alert.number === number ? [alert] : []))
    .toSorted((one, other) => one.reason.localeCompare(other.reason))
const told = async (name: string, number: string) =>
  (await alertsOf(name, number)).map(({ reason }) => reason)
const look = (name: string, number: string) =>
  ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: as(name) })
const listed = async (name: string) =>
  (
    await ask<Reply<typeof listConsole>>(city, 'GET', '/console/reports', { cookie: as(name) })
  ).body.reports.map(({ number }) => number)
const openCount = async (name: string) =>
  (await ask<Reply<typeof countConsole>>(city, 'GET', '/console/counts', { cookie: as(name) })).body.open
const upload = (name: string, number: string, photo?: Awaited<ReturnType<typeof picture>>) =>
  uploadPhoto(city, `/console/reports/${number}/photos`, as(name), photo)
const draft = (name: string, number: string, photos: string[], text = words) =>
  move(city, as(name), number, { move: 'draft_answer', text, photos })
const photoOf = async (key: string, cookie = '') =>
  (await ask(city, 'GET', `/photos/${key}/small`, { cookie })).status

describe('an agency', () => {
  test('names a performer when it takes a report, and that person alone of its performers sees it', async () => {
    const { number } = await routed()
    const before = await openCount('brigade1')
    expect((await look('brigade1', number)).status).toBe(404)
    expect((await look('dorservis', number)).body.performers.map(({ name }) => name)).toEqual([
      crew(1),
      crew(2),
    ])
    const { body } = await move(city, as('dorservis'), number, {
      move: 'accept',
      performer: idOf('brigade1'),
    })
    const performer = { id: idOf('brigade1'), name: crew(1) }
    expect(body).toMatchObject({ status: 'in_work', performer, draft: null })
    expect(body.history.at(-1)).toMatchObject({ name: 'accept', performer: performer.name })

    expect(await listed('brigade1')).toContain(number)
    expect(await openCount('brigade1')).toBe(before + 1)
    expect((await look('brigade1', number)).body).toMatchObject({
      contact: { email: 's•••@mail.example', phone: null, masked: true },
      performers: [],
      moves: expect.arrayContaining([{ name: 'draft_answer', why: null }]),
    })
    expect(await listed('brigade2')).not.toContain(number)
    expect((await look('brigade2', number)).status).toBe(404)
    expect((await look('lamplighter', number)).status).toBe(404)
  })

  test('names one later, another, and takes it back; each is told when it is theirs', async () => {
    const { number } = await routed()
    await move(city, as('dorservis'), number, { move: 'accept' })
    const name = (performer?: string) =>
      move(city, as('dorservis'), number, { move: 'name_performer', ...(performer && { performer }) })
    expect((await name(idOf('brigade1'))).body.performer?.name).toEqual(crew(1))
    expect((await bellOf(city, as('brigade1'))).alerts).toMatchObject([
      { number, reason: 'assigned', settled: false, gone: null },
    ])

    expect((await name(idOf('brigade2'))).body.performer?.name).toEqual(crew(2))
    expect((await look('brigade1', number)).status).toBe(404)
    expect(await alertsOf('brigade1', number)).toMatchObject([
      { reason: 'assigned', settled: true, gone: { to: null } },
      { reason: 'unassigned', settled: true, gone: { to: null } },
    ])
    expect((await bellOf(city, as('brigade2'))).alerts).toMatchObject([{ reason: 'assigned', gone: null }])

    expect((await name()).body.performer).toBeNull()
    expect((await look('brigade2', number)).status).toBe(404)
    expect(await told('brigade2', number)).toEqual(['assigned', 'unassigned'])
    expect(await name()).toMatchObject({ status: 422, body: { code: 'report.nothing_changed' } })
    const card = (await look('dorservis', number)).body
    expect(card.history.slice(-3).map((entry) => [entry.name, entry.performer, entry.internal])).toEqual([
      ['name_performer', crew(1), true],
      ['name_performer', crew(2), true],
      ['name_performer', null, true],
    ])
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
    expect(JSON.stringify(body)).not.toContain('бригада')
  })

  test.each([
    ['a performer of another agency', () => idOf('lamplighter'), 'report.performer_unknown'],
    ['one who is no performer', () => idOf('dorservis'), 'report.performer_unknown'],
    ['nobody', () => '00000000-0000-4000-8000-000000000000', 'report.performer_unknown'],
    ['nonsense', () => 'brigade1', 'field.format'],
  ])('does not name %s', async (_, performer, code) => {
    const { number } = await routed()
    const taken = await move(city, as('dorservis'), number, { move: 'accept', performer: performer() })
    const errors = expect.arrayContaining([expect.objectContaining({ field: 'performer', code })])
    expect(taken).toMatchObject({ status: 422, body: { errors } })
    await move(city, as('dorservis'), number, { move: 'accept' })
    const named = await move(city, as('dorservis'), number, {
      move: 'name_performer',
      performer: performer(),
    })
    expect(named).toMatchObject({ status: 422, body: { errors } })
    expect((await look('dorservis', number)).body.performer).toBeNull()
  })

  test('alone names its people: no moderator, no other agency, no performer does', async () => {
    const number = await assigned()
    const wanted = { move: 'name_performer', performer: idOf('brigade2') } as const
    expect((await move(city, as('moderator'), number, wanted)).body.code).toBe('report.move_not_for_role')
    expect((await move(city, as('gorsvet'), number, wanted)).status).toBe(404)
    expect((await move(city, as('brigade1'), number, wanted)).body.code).toBe('report.move_not_for_role')

    await answerWith(number, [await upload('dorservis', number)])
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    await move(city, as('moderator'), number, { move: 'control', text: 'На месте яма' })
    const retaken = { move: 'accept', performer: idOf('brigade2') } as const
    expect((await move(city, as('curator'), number, retaken)).body.code).toBe('report.move_not_for_agency')
  })

  test('that loses the report takes it from its performer too', async () => {
    const number = await assigned()
    await move(city, as('moderator'), number, { move: 'redirect', agency: 'gorsvet', text: 'Фонарь' })
    expect((await look('brigade1', number)).status).toBe(404)
    expect((await look('moderator', number)).body.performer).toBeNull()
    expect(await alertsOf('brigade1', number)).toMatchObject([
      { reason: 'assigned', gone: { to: { code: 'gorsvet' } } },
      { reason: 'unassigned', gone: { to: { code: 'gorsvet' } } },
    ])
    await move(city, as('moderator'), number, { move: 'redirect', agency: 'dorservis', text: 'Яма' })
    expect((await look('brigade1', number)).status).toBe(404)
  })
})

async function answerWith(number: string, photos: string[]) {
  return move(city, as('dorservis'), number, { move: 'answer', outcome: 'fixed', text: words, photos })
}

describe('a performer', () => {
  test('drafts an answer in words and photos, which the agency gives as its own', async () => {
    const number = await assigned()
    const photo = await upload('brigade1', number)
    const drafted = await draft('brigade1', number, [photo])
    expect(drafted.body).toMatchObject({
      status: 'in_work',
      outcome: null,
      draft: { text: words, photos: [{ key: photo, kind: 'after' }], person: crew(1) },
    })
    expect((await bellOf(city, as('dorservis'))).alerts).toContainEqual(
      expect.objectContaining({ number, reason: 'drafted', settled: false }),
    )
    expect((await look('moderator', number)).body.draft).toBeNull()
    expect(await photoOf(photo)).toBe(404)

    const { draft: given } = (await look('dorservis', number)).body
    const answered = await answerWith(
      number,
      (given?.photos ?? []).map(({ key }) => key),
    )
    expect(answered.body).toMatchObject({
      status: 'answer_review',
      draft: null,
      answer: { photos: [{ key: photo }] },
    })
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    expect(await photoOf(photo)).toBe(200)
    const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`)
    expect(body.timeline.map(({ name }) => name)).not.toContain('draft_answer')
    expect(body.timeline.at(-1)?.photos.map(({ key }) => key)).toEqual([photo])
  })

  test('writes it anew as often as needed: the last one counts, its photos go along', async () => {
    const number = await assigned()
    const [first, second] = [await upload('brigade1', number), await upload('brigade1', number)]
    await draft('brigade1', number, [first])
    const { body } = await draft('brigade1', number, [first, second], 'Засыпали, завтра закатаем асфальтом.')
    expect(body.draft?.text).toBe('Засыпали, завтра закатаем асфальтом.')
    expect(body.draft?.photos.map(({ key }) => key)).toEqual([first, second])
    expect((await draft('brigade1', number, ['strange'])).body).toMatchObject({
      errors: [{ field: 'photos', code: 'report.photo_unknown' }],
    })
    expect((await draft('brigade1', number, [], '')).status).toBe(422)
  })

  test('may draft with any photo: whether it proves the answer is judged when the agency gives it', async () => {
    const number = await assigned()
    const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#7a8a99' } })
    const before = image.withExif({ IFD2: { DateTimeOriginal: '2026:11:20 09:59:59' } })
    const photo = await upload('brigade1', number, { bytes: await before.jpeg().toBuffer() })
    expect((await draft('brigade1', number, [photo])).status).toBe(200)
    expect((await answerWith(number, [photo])).body).toMatchObject({
      errors: [{ field: 'photos', code: 'report.photo_too_old' }],
    })
  })

  test('drafts only while the work goes on, and never answers, defers or gives anything back', async () => {
    const number = await assigned()
    const refused = async (...wanted: Parameters<typeof move>[3][]) => {
      const codes = []
      for (const one of wanted) codes.push((await move(city, as('brigade1'), number, one)).body.code)
      return codes
    }
    const steps: Parameters<typeof move>[3][] = [
      { move: 'answer', outcome: 'explained', reason: 'not_required', text: words, photos: [] },
      { move: 'propose_deferral', reason: 'weather', until: '2026-12-14', text: 'Ждём тепла' },
    ]
    expect(await refused(...steps)).toEqual(['report.move_not_for_role', 'report.move_not_for_role'])
    expect(await refused({ move: 'publish_answer' })).toEqual(['report.move_not_from_status'])

    await answerWith(number, [await upload('brigade1', number)])
    expect((await draft('brigade1', number, [])).body.code).toBe('report.move_not_from_status')
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    expect((await draft('brigade1', number, [])).body.code).toBe('report.move_not_from_status')
    expect((await look('brigade1', number)).body).toMatchObject({ status: 'answered', draft: null })
  })

  test('drafts again what its author returned', async () => {
    const filed = await routed()
    const { number } = filed
    await move(city, as('dorservis'), number, { move: 'accept', performer: idOf('brigade1') })
    await draft('brigade1', number, [])
    await answerWith(number, [await upload('dorservis', number)])
    await move(city, as('moderator'), number, { move: 'publish_answer' })
    const own = await follow(city, filed)
    const photos = [await uploadPhoto(city, `/reports/${number}/photos`, own)]
    await ownMove(city, own, number, { move: 'return', text: 'Снова провал', photos })
    expect((await look('brigade1', number)).body).toMatchObject({ status: 'reopened', draft: null })
    const { body } = await draft('brigade1', number, [], 'Досыпали и уплотнили.')
    expect(body.draft?.text).toBe('Досыпали и уплотнили.')
  })

  test('neither sees nor adds photos of a report that is given to another', async () => {
    const number = await assigned('brigade2')
    await move(city, as('moderator'), number, { move: 'hide', text: 'Номер машины на фото' })
    const [own] = (await look('dorservis', number)).body.photos.map(({ key }) => key)
    const after = await upload('brigade2', number)
    await draft('brigade2', number, [after])
    for (const key of [own ?? '', after])
      expect([await photoOf(key, as('brigade1')), await photoOf(key, as('brigade2'))]).toEqual([404, 200])

    const form = await multipart({}, [await picture()])
    const answer = await city.app.inject({
      method: 'POST',
      url: `/api/console/reports/${number}/photos`,
      headers: { ...form.headers, cookie: as('brigade1') },
      payload: form.payload,
    })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'report.not_found'])
  })

  test('hears of the own reports alone from the live stream', async () => {
    const [own, other] = [await assigned('brigade1'), await assigned('brigade2')]
    const address = await city.app.listen({ host: '127.0.0.1', port: 0 })
    const stream = new AbortController()
    const headers = { cookie: as('brigade1') }
    const response = await fetch(`${address}/api/live`, { headers, signal: stream.signal })
    let heard = ''
    const read = async () => {
      for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) heard += text
    }
    read().catch(() => {})
    for (let count = 0; !heard.includes(own); count++) {
      for (const number of [other, own])
        await draft(number === own ? 'brigade1' : 'brigade2', number, [], `Сделали, ${count}`)
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    stream.abort()
    expect(heard).not.toContain(other)
  })
})

describe('a performer is told', () => {
  const review = (number: string, one: Parameters<typeof move>[3]) => move(city, as('moderator'), number, one)
  /** An answer to the work of the first crew waits for the author. */
  async function answered() {
    const filed = await routed()
    const { number } = filed
    await move(city, as('dorservis'), number, { move: 'accept', performer: idOf('brigade1') })
    await draft('brigade1', number, [await upload('brigade1', number)])
    await answerWith(number, [await upload('dorservis', number)])
    await review(number, { move: 'publish_answer' })
    return filed
  }
  async function deferred() {
    const number = await assigned()
    const until = { reason: 'weather', until: '2026-12-14', text: 'Ждём тепла' } as const
    await move(city, as('dorservis'), number, { move: 'propose_deferral', ...until })
    await review(number, { move: 'approve_deferral' })
    expect(await told('brigade1', number)).toEqual(['assigned'])
    return number
  }

  test('that the answer to the work was sent back, and each time anew', async () => {
    const number = await assigned()
    for (const times of [1, 2]) {
      await answerWith(number, [await upload('dorservis', number)])
      expect(await told('brigade1', number)).toHaveLength(times)
      await review(number, { move: 'send_back', text: 'Нужен снимок всего участка' })
    }
    expect(await alertsOf('brigade1', number)).toMatchObject([
      { reason: 'assigned' },
      { reason: 'returned', settled: false, gone: null },
      { reason: 'returned', settled: false, gone: null },
    ])
    await answerWith(number, [await upload('dorservis', number)])
    const alerts = await alertsOf('brigade1', number)
    expect(alerts.map(({ settled }) => settled)).toEqual([true, true, true])
  })

  test('nothing of a deferral that is sent back', async () => {
    const number = await assigned()
    const until = { reason: 'weather', until: '2026-12-14', text: 'Ждём тепла' } as const
    await move(city, as('dorservis'), number, { move: 'propose_deferral', ...until })
    await review(number, { move: 'send_back', text: 'Тепло и сейчас' })
    expect(await told('brigade1', number)).toEqual(['assigned'])
  })

  test('that the author or a control sample returned it, once, with the time that it is due now', async () => {
    const byAuthor = await answered()
    const own = await follow(city, byAuthor)
    const photos = [await uploadPhoto(city, `/reports/${byAuthor.number}/photos`, own)]
    await ownMove(city, own, byAuthor.number, { move: 'return', text: 'Снова провал', photos })
    const byControl = await answered()
    await review(byControl.number, { move: 'control', text: 'На месте яма' })
    for (const { number } of [byAuthor, byControl]) {
      expect(await told('brigade1', number)).toEqual(['assigned', 'returned'])
      const [, alert] = await alertsOf('brigade1', number)
      const { dueAt } = (await look('brigade1', number)).body
      expect(alert).toMatchObject({ dueAt, settled: false })
    }
  })

  test('that the work goes on by another date, whether the agency resumed it or the day came', async () => {
    const [byHand, byDay] = [await deferred(), await deferred()]
    city.setTime('2026-12-01T10:00')
    await move(city, as('dorservis'), byHand, { move: 'resume' })
    city.setTime('2026-12-14T10:00')
    await sweepClocks(city.ctx)
    for (const number of [byHand, byDay]) {
      expect((await look('brigade1', number)).body.status).toBe('in_work')
      expect(await told('brigade1', number)).toEqual(['assigned', 'due_moved'])
      expect(await told('brigade2', number)).toEqual([])
    }
    const { dueAt } = (await look('brigade1', byDay)).body
    expect((await alertsOf('brigade1', byDay))[1]).toMatchObject({
      reason: 'due_moved',
      dueAt,
      settled: false,
    })
    await sweepClocks(city.ctx)
    expect(await told('brigade1', byDay)).toEqual(['assigned', 'due_moved'])
  })

  test('that a corrected category or another calendar moves the date', async () => {
    const number = await assigned()
    const { dueAt: before } = (await look('brigade1', number)).body
    await review(number, { move: 'correct', category: 'road-puddle' })
    const { dueAt: corrected, agency } = (await look('brigade1', number)).body
    expect(agency.code).toBe('dorservis')
    expect(corrected).not.toBe(before)
    expect(await told('brigade1', number)).toEqual(['assigned', 'due_moved'])

    const recompute = calendarWatch()
    await recompute(city.ctx)
    await city.ctx.db.$client.query(
      `insert into calendar_days (day, kind, note) values ('2026-11-23', 'day_off', 'decree');
       update city set revision = revision + 1`,
    )
    await until(async () => (await recompute(city.ctx)) > 0)
    expect((await look('brigade1', number)).body.dueAt).not.toBe(corrected)
    expect(await told('brigade1', number)).toEqual(['assigned', 'due_moved', 'due_moved'])
  })

  test('that work is no longer theirs, and is not waited for, whatever else they may open', async () => {
    const number = await assigned('brigade2')
    await review(number, { move: 'redirect', agency: 'gorsvet', text: 'Фонарь' })
    await review(number, { move: 'redirect', agency: 'dorservis', text: 'Яма' })
    await city.asOwner(`update staff set roles = '{agency,performer}' where id = '${idOf('brigade2')}'`)
    const alerts = await alertsOf('brigade2', number)
    await city.asOwner(`update staff set roles = '{performer}' where id = '${idOf('brigade2')}'`)
    expect(alerts.find(({ reason }) => reason === 'unassigned')).toMatchObject({ settled: true, gone: null })
  })

  test('by letter too, as of the assignment', async () => {
    await changeMine(city, as('brigade1'), { letters: 'at_once' })
    const number = await assigned()
    await answerWith(number, [await upload('dorservis', number)])
    await review(number, { move: 'send_back', text: 'Нужен снимок всего участка' })
    await move(city, as('dorservis'), number, { move: 'name_performer' })
    await changeMine(city, as('brigade1'), { letters: 'none' })
    const { rows } = await city.ctx.db.$client.query(
      `select a.reason from alerts a join staff_letters l on l.id = a.letter and l.state = 'open'
        where a.person = $1 order by a.created_at, a.run`,
      [idOf('brigade1')],
    )
    expect(rows.map(({ reason }) => reason)).toEqual(['assigned', 'returned', 'unassigned'])
  })
})
