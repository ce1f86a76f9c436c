import type { Reply } from '@gorozhanin/domain/endpoint'
import type { listStaff } from '@gorozhanin/domain/people/staff-api'
import { sendStaffLetters } from '@gorozhanin/server/alerts/send-letters'
import { catalogCache } from '@gorozhanin/server/catalog/snapshot'
import { sweepClocks } from '@gorozhanin/server/reports/sweep'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bellOf, changeMine } from '../support/alerts.ts'
import { type Caught, smtpRefusal } from '../support/mail-catcher.ts'
import { type Mailed, openMailed } from '../support/mailed-city.ts'
import { ask, darkEntrance, fileOne, houseOfAnother, move, signInAs } from '../support/people.ts'

let city: Mailed['city']
let house: Mailed['house']
let as: Mailed['as']
let catcher: Mailed['catcher']
let mail: Mailed['mail']
let close: Mailed['close']

beforeAll(async () => {
  ;({ city, house, as, catcher, mail, close } = await openMailed([
    'head',
    'curator',
    'moderator',
    'dispatcher',
  ]))
})
afterAll(() => close?.())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  await city.asOwner(`truncate alerts, escalations, staff_letters;
    delete from clocks; update staff set letters = 'none', language = 'ru'`)
  catcher.letters.length = 0
  catcher.on.recipient = () => null
  city.setTime('2026-11-20T10:00')
})

const choose = (name: string, letters: 'at_once' | 'daily' | 'none', language: 'ru' | 'en' = 'ru') =>
  changeMine(city, as(name), { letters, language })
const fileEntrance = () => fileOne(city, { ...darkEntrance(house), contactEmail: 'resident@mail.example' })

/** Runs the sweep and the sender at a moment and gives the letters since the last time. */
async function lettersAt(time: string): Promise<readonly Caught[]> {
  city.setTime(time)
  await sweepClocks(city.ctx)
  await sendStaffLetters(city.ctx, mail)
  return catcher.letters.splice(0)
}

test('who wants letters at once gets one that says which report, how late, and where to look', async () => {
  await choose('curator', 'at_once')
  const { number } = await fileEntrance()
  const letters = await lettersAt('2026-12-10T10:00')
  expect(letters.map(({ to }) => to)).toEqual(['curator@demo.local'])
  const [letter] = letters
  expect(letter?.subject).toContain(`№ ${number}: срок ответа истёк`)
  expect(letter?.text).toMatch(/истёк \d+ рабоч(ий день|их дня|их дней) назад/)
  expect(letter?.text).toContain(`http://localhost:3000/console/${number}`)
  expect(letter?.text).not.toContain('resident')
  expect(letter?.headers).not.toHaveProperty('list-unsubscribe')
  expect(await lettersAt('2026-12-10T10:01')).toEqual([])
})

test('what is found together comes in one letter, listed by kind', async () => {
  await choose('curator', 'at_once')
  await choose('head', 'at_once', 'en')
  for (let count = 0; count < 5; count++) await fileEntrance()
  const letters = await lettersAt('2026-12-10T10:00')
  expect(letters.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
    ['curator@demo.local', 'Пульт: 5 уведомлений'],
    ['head@demo.local', 'Console: 5 alerts'],
  ])
  expect(letters.find(({ to }) => to.startsWith('curator'))?.text).toContain('Срок ответа истёк — 5')
})

test('a letter and the bell name the absent person in the language of the reader', async () => {
  await choose('head', 'at_once', 'en')
  await city.ctx.db.$client.query(
    `update staff set absent_from = '2026-11-23', absent_until = '2026-11-27',
            deputy = (select id from staff where login = 'head@demo.local') where login = 'curator@demo.local'`,
  )
  await fileEntrance()
  // Soon after the breach: the head is not told in person yet.
  const [letter] = await lettersAt('2026-11-25T10:00')
  expect(letter).toMatchObject({ to: 'head@demo.local', text: expect.stringContaining('Deputy head') })
  const named = (await bellOf(city, as('head'))).alerts.flatMap(({ insteadOf }) => insteadOf)
  expect(named).toEqual([{ ru: 'Заместитель главы', en: 'Deputy head' }])
  await city.ctx.db.$client.query('update staff set absent_from = null, absent_until = null, deputy = null')
})

test('the letter of the day comes on a working day at the hour of the city, with what was not read', async () => {
  await choose('curator', 'daily')
  await fileEntrance()
  await fileEntrance()
  await fileEntrance()
  // A Saturday: nobody works.
  expect(await lettersAt('2026-12-12T09:00')).toEqual([])
  const [read] = (await bellOf(city, as('curator'))).alerts
  await ask(city, 'POST', `/alerts/${read?.id}/read`, { cookie: as('curator') })
  expect(await lettersAt('2026-12-14T08:29')).toEqual([])
  const [letter, ...others] = await lettersAt('2026-12-14T08:30')
  expect(others).toEqual([])
  expect(letter).toMatchObject({ to: 'curator@demo.local', subject: 'Пульт: 2 уведомления' })

  city.setTime('2026-11-20T10:00')
  await fileEntrance()
  expect(await lettersAt('2026-12-14T12:00')).toEqual([])
  // The worker slept through the hour: late, not silent.
  expect(await lettersAt('2026-12-15T11:00')).toHaveLength(1)
})

test('a proposal about an account reaches the second administrator by letter, and its outcome the first', async () => {
  const [admin, admin2] = [await signInAs(city, 'admin'), await signInAs(city, 'admin2')]
  await changeMine(city, admin, { letters: 'at_once', language: 'en' })
  await changeMine(city, admin2, { letters: 'at_once' })
  const staff = async () =>
    (await ask<Reply<typeof listStaff>>(city, 'GET', '/staff', { cookie: admin })).body
  const { id } = (await staff()).people.find(({ login }) => login === 'head@demo.local') ?? {}
  const access = { roles: ['head', 'curator'], agency: null, groups: null, leads: false }
  await ask(city, 'PUT', `/staff/${id}/access`, { cookie: admin, body: access })

  const [letter, ...others] = await lettersAt('2026-11-20T10:01')
  expect(others).toEqual([])
  expect(letter).toMatchObject({
    to: 'admin2@demo.local',
    subject: 'Изменение доступа: Глава города — ждёт второго администратора',
  })
  expect(letter?.text).toContain('Кто предложил: Администратор платформы.')
  expect(letter?.text).toContain('Решить нужно до 27 ноября')
  expect(letter?.text).toContain('http://localhost:3000/console/staff')

  const [proposal] = (await staff()).proposals
  await ask(city, 'POST', `/staff/proposals/${proposal?.id}/decision`, {
    cookie: admin2,
    body: { approve: false },
  })
  const [outcome, ...more] = await lettersAt('2026-11-20T10:02')
  expect(more).toEqual([])
  expect(outcome?.to).toBe('admin@demo.local')
  expect(outcome?.subject).toMatch(/^A change of access: .+ — refused$/)
  expect(outcome?.text).toContain('Decided by: Second administrator.')
  expect(outcome?.text).not.toContain('To be decided')
})

describe('a letter of a report that its reader has lost', () => {
  const lose = async () => {
    const { number } = await fileEntrance()
    await move(city, as('moderator'), number, { move: 'publish' })
    await choose(house.uk, 'at_once')
    await move(city, as('moderator'), number, { move: 'redirect', agency: 'gorsvet', text: 'Уличный фонарь' })
    return number
  }

  test('says who has it now, and leads to the list, not to the closed card', async () => {
    const number = await lose()
    const [letter, ...others] = await lettersAt('2026-11-20T10:01')
    expect(others).toEqual([])
    expect(letter).toMatchObject({
      to: `${house.uk}@demo.local`,
      subject: expect.stringContaining(`№ ${number}: передано другой службе`),
    })
    expect(letter?.text).toContain('Теперь отвечает Горсвет.')
    expect(letter?.text).toContain('Все ваши сообщения: http://localhost:3000/console\n')
    expect(letter?.text).not.toContain(`/console/${number}`)
  })

  test('tells neither the category nor the address that it got since', async () => {
    const number = await lose()
    const other = await houseOfAnother(city, house.uk)
    const there = { lon: other.lon, lat: other.lat, objectId: other.code }
    await move(city, as('moderator'), number, { move: 'correct', ...there })
    const { body } = await move(city, as('moderator'), number, { move: 'correct', category: 'litter-public' })
    expect(body).toMatchObject({ category: { code: 'litter-public' }, address: other.label })
    const [letter] = await lettersAt('2026-11-20T10:01')
    expect(letter?.text).toContain(house.label)
    expect(`${letter?.subject}${letter?.text}`).not.toContain(body.category.name.ru)
    expect(letter?.text).not.toContain(other.label)
  })

  test('leads to the card again once the report has come back', async () => {
    const number = await lose()
    const back = { move: 'redirect', agency: house.uk, text: 'Всё же подъезд' } as const
    await move(city, as('moderator'), number, back)
    const texts = (await lettersAt('2026-11-20T10:01')).map(({ text }) => text)
    expect(texts).toEqual([expect.stringContaining(`Карточка: http://localhost:3000/console/${number}`)])
  })
})

test('who wants none gets none, and the bell rings all the same', async () => {
  await fileEntrance()
  expect(await lettersAt('2026-12-10T10:00')).toEqual([])
  expect((await bellOf(city, as('curator'))).unread).toBe(1)
})

test('a letter that was not taken is tried again under the same id, and one that never will be waits for a person', async () => {
  await choose('curator', 'at_once')
  await choose('head', 'at_once')
  await fileEntrance()
  const tried: string[] = []
  catcher.on.recipient = (to) => {
    tried.push(to)
    return smtpRefusal(to.startsWith('head') ? 550 : 451)
  }
  expect(await lettersAt('2026-12-10T10:00')).toEqual([])
  expect(tried).toHaveLength(2)
  catcher.on.recipient = () => null
  expect(await lettersAt('2026-12-10T10:00:30')).toEqual([])
  const letters = await lettersAt('2026-12-10T10:01')
  expect(letters.map(({ to }) => to)).toEqual(['curator@demo.local'])
  const { rows } = await city.ctx.db.$client.query(
    'select id, state, attempts from staff_letters order by state',
  )
  expect(rows).toMatchObject([
    { state: 'dead', attempts: 1 },
    { state: 'sent', attempts: 2, id: letters[0]?.id.slice(1, 37) },
  ])

  const resent = await ask(city, 'POST', `/console/letters/${rows[0]?.id}/resend`, {
    cookie: as('dispatcher'),
  })
  expect(resent.status).toBe(204)
  expect((await lettersAt('2026-12-10T10:02')).map(({ to, id }) => [to, id.slice(1, 37)])).toEqual([
    ['head@demo.local', rows[0]?.id],
  ])
})

test('three senders at once send each letter once', async () => {
  await choose('curator', 'at_once')
  await choose('head', 'at_once')
  await fileEntrance()
  city.setTime('2026-12-10T10:00')
  await sweepClocks(city.ctx)
  await Promise.all(Array.from({ length: 3 }, () => sendStaffLetters(city.ctx, mail)))
  expect(catcher.letters.map(({ to }) => to).toSorted()).toEqual(['curator@demo.local', 'head@demo.local'])
})

test('a city writes to its staff in its own words', async () => {
  await choose('curator', 'at_once')
  const own = {
    ru: {
      staff: {
        one: { subject: 'Диспетчерская: {event}', lines: ['{sentence}: {link}'] },
        terms: { answer: 'контрольный срок' },
      },
    },
  }
  await city.ctx.db.$client.query('update city set templates = $1', [own])
  const { number } = await fileEntrance()
  city.setTime('2026-12-10T10:00')
  await sweepClocks(city.ctx)
  await sendStaffLetters({ ...city.ctx, catalog: catalogCache(city.ctx.db) }, mail)
  const [letter] = catcher.letters
  expect(letter?.subject).toBe('Диспетчерская: контрольный срок истёк')
  expect(letter?.text).toMatch(
    new RegExp(`^Контрольный срок истёк \\d+ рабочих дней назад: http.*/console/${number}\n`),
  )
})
