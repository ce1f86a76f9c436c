import type { Found } from '@gorozhanin/domain/map/api'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wordQueries, writtenReports } from '../fixtures/report-words.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { aHouse, ask, fileOne, move, picture, signInAs } from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
let moderator: string
const numbers = new Map<string, string>()

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  moderator = await signInAs(city, 'moderator')
  const first = await published('Образец, по которому сделаны остальные')
  await copyReports(first)
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

async function published(text: string): Promise<string> {
  const { lon, lat } = house
  const { number } = await fileOne(
    city,
    { category: 'street-light-out', text, lon, lat, details: { lamps_count: 'one' } },
    [await picture(64, 64)],
  )
  await move(city, moderator, number, { move: 'publish' })
  return number
}

/** Reports of the fixture as rows like one that was filed and published; each is newer than those before it. */
async function copyReports(like: string): Promise<void> {
  const { rows } = await city.ctx.db.$client.query(
    `insert into reports
     select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'category', w.category, 'text', w.text,
              'public_text', null, 'address', null, 'public_address', null, 'sequence', 5000 + w.place,
              'client_key', null, 'registered_at', r.registered_at + w.place * interval '1 minute'))).*
       from jsonb_to_recordset($1) as w(at text, category text, text text, place int), reports r
      where r.year || '-' || r.sequence = $2
     returning year || '-' || sequence as number, text`,
    [JSON.stringify(writtenReports.map((one, place) => ({ ...one, place }))), like],
  )
  for (const { at, text } of writtenReports)
    numbers.set(at, rows.find((row: { text: string }) => row.text === text)?.number)
}

const search = async (q: string, more = '&kinds=report&limit=20'): Promise<readonly Found[]> => {
  const url = `/search?q=${encodeURIComponent(q)}${more}`
  const { status, body } = await ask<{ found: Found[] }>(city, 'GET', url)
  expect(status).toBe(200)
  return body.found
}
const idsOf = async (q: string) => (await search(q)).map(({ id }) => id)

test('there is enough to be lost in', () => {
  expect(writtenReports.length).toBeGreaterThanOrEqual(80)
  expect(wordQueries.length).toBeGreaterThanOrEqual(60)
  expect(numbers.size).toBe(writtenReports.length)
})

test.each(wordQueries)('«%s» finds before all else the report «%s»', async (q, at) => {
  const [first] = await search(q, '')
  expect(first?.label).toContain(writtenReports.find((one) => one.at === at)?.text.slice(0, 30))
})

test('every report that holds a word is found by it, the newest first', async () => {
  const [older, newer] = [numbers.get('lid'), numbers.get('rattle')]
  const found = await idsOf('крышки')
  expect(found).toEqual(expect.arrayContaining([older, newer]))
  expect(found.indexOf(newer ?? '')).toBeLessThan(found.indexOf(older ?? ''))
})

test('of two that fit alike the open one comes first, however new the other', async () => {
  const set = (status: string) =>
    city.ctx.db.$client.query(`update reports set status = $1 where year || '-' || sequence = $2`, [
      status,
      numbers.get('rattle'),
    ])
  await set('closed')
  const found = await idsOf('крышки')
  await set('routed')
  expect(found.indexOf(numbers.get('lid') ?? '')).toBeLessThan(found.indexOf(numbers.get('rattle') ?? ''))
})

test.each([
  'не на под',
  'ъъъъ',
  'абракадабра швамбрания',
  "'; drop table reports; --",
  '((((',
  'a & !b',
  '\\',
  ':*',
])('%j finds nothing and breaks nothing', async (q) => {
  expect(await search(q)).toEqual([])
})

describe('what strangers do not read', () => {
  test('a phone and a name in the text find nothing, the rest of the text does', async () => {
    const number = await published('Протекает гидрант, звоните Аристарху Левониевичу 8 912 345-67-89')
    expect(await idsOf('гидрант')).toContain(number)
    for (const q of ['89123456789', '8 912 345-67-89', '912', '345-67-89'])
      expect([q, await idsOf(q)]).toEqual([q, []])
  })

  test('words that a moderator masks later are not found any more, in no spelling', async () => {
    const number = await published('Шлагбаум поставил Ксенофонтий Перепелицын, проезда нет')
    expect(await idsOf('Перепелицын')).toEqual([number])
    expect(await idsOf('Пирепелицын')).toEqual([number])
    await mask(number, 'Ксенофонтий Перепелицын')
    expect(await idsOf('Перепелицын')).toEqual([])
    expect(await idsOf('Пирепелицын')).toEqual([])
    expect(await idsOf('шлагбаум поставил')).toContain(number)
    expect(await spelt('перепелицын')).toEqual([])
    expect(await spelt('шлагбаум')).toEqual(['шлагбаум'])
  })

  test('a hidden report takes its words along, and brings them back when it is shown', async () => {
    const number = await published('Дирижабль зацепился за антенну')
    expect(await idsOf('дирижабли')).toEqual([number])
    await move(city, moderator, number, { move: 'hide', text: 'Проверяем' })
    expect(await idsOf('дирижабли')).toEqual([])
    expect(await spelt('дирижабль')).toEqual([])
    await move(city, moderator, number, { move: 'show' })
    expect(await idsOf('дирежабль')).toEqual([number])
  })

  test('words of a report that nobody has published mend no spelling', async () => {
    const { lon, lat } = house
    const text = 'Параллелепипед лежит на газоне'
    await fileOne(city, { category: 'street-light-out', text, lon, lat, details: { lamps_count: 'one' } }, [
      await picture(64, 64),
    ])
    expect(await spelt('параллелепипед')).toEqual([])
    expect(await idsOf('параллелепипед')).toEqual([])
  })
})

test('a category that is renamed is found by its new name and not by the old one', async () => {
  const rename = (name: string) =>
    city.ctx.db.$client.query(
      `update categories set data = jsonb_set(data, '{name,ru}', to_jsonb($1::text)) where code = 'thanks'`,
      [name],
    )
  await rename('Рукоплескания')
  expect(await idsOf('рукоплескание')).toEqual([numbers.get('thanks')])
  await rename('Комплименты')
  expect(await idsOf('рукоплескание')).toEqual([])
  expect(await idsOf('комплимент')).toEqual([numbers.get('thanks')])
  await rename('Благодарность')
})

/** Hides words of a report from strangers, as a moderator does. */
async function mask(number: string, words: string): Promise<void> {
  const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie: moderator })
  const from = body.text.indexOf(words)
  const { status } = await ask(city, 'POST', `/console/reports/${number}/masks`, {
    cookie: moderator,
    body: { version: body.version, from, to: from + words.length, hidden: true },
  })
  expect(status).toBe(200)
}

const spelt = async (word: string): Promise<readonly string[]> => {
  const { rows } = await city.ctx.db.$client.query('select word from report_words where word = $1', [word])
  return rows.map((row) => row.word)
}
