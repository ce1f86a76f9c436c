import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { generateDemo } from './demo/generate.ts'
import type { FaultCode } from './faults.ts'
import { checkPack, readPack } from './validate.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let sound: CityPack

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'))
  await generateDemo(folder, 'small')
  const { pack } = await readPack(folder)
  if (!pack) throw new Error('the small town has faults')
  sound = pack
})
afterAll(() => rm(folder, { recursive: true }))

const first = <Item>(items: readonly Item[]) => items[0] as Item

test('the small demo town has no faults', () => {
  expect(checkPack(sound)).toEqual([])
})

test('the same folder always has the same version', async () => {
  const again = await readPack(folder)
  expect(again.pack?.version).toBe(sound.version)
})

type Break = (pack: CityPack) => unknown
const set = (object: object, fields: object) => Object.assign(object, fields)
const last = <Item>(items: readonly Item[]) => items.at(-1) as Item
const groundOf = (pack: CityPack) =>
  first(pack.otherBodies.bodies).area?.coordinates[0] as unknown as number[][]
const reason = (code: string) => ({ code, name: { ru: 'Причина', en: 'Reason' } })
const ring = (pack: CityPack) => {
  const { geometry } = first(pack.basemap.building.features)
  return geometry.coordinates[0] as unknown as number[][]
}

test.each<[title: string, code: FaultCode, where: string, breakIt: Break]>([
  [
    'a category of an unknown group',
    'code.unknown',
    'category pothole-road',
    (pack) => set(first(pack.catalogue.categories), { group: 'nowhere' }),
  ],
  [
    'a category of an unknown service type',
    'code.unknown',
    'category pothole-road',
    (pack) => set(first(pack.catalogue.categories), { serviceType: 'nobody' }),
  ],
  [
    'a list that names a reason twice',
    'code.duplicate',
    'rating',
    (pack) => set(pack.reasons, { rating: [reason('speed'), reason('speed')] }),
  ],
  [
    'a list that offers nothing',
    'reason.none',
    'deferral',
    (pack) => set(pack.reasons, { deferral: [{ ...reason('weather'), retired: true }] }),
  ],
  [
    'a list with a code of the platform’s own',
    'reason.reserved',
    'rejection',
    (pack) => set(pack.reasons, { rejection: [reason('no_reply')] }),
  ],
  [
    'a letter that names an unknown value',
    'template.value_unknown',
    'letter accept',
    (pack) => set(pack.templatesRu, { accept: { subject: '№ {number}', lines: ['{mayor} благодарит.'] } }),
  ],
  [
    'a letter to staff that names what only a list knows',
    'template.value_unknown',
    'letter staff.one',
    (pack) => set(pack.templatesRu, { staff: { one: { subject: 'Дел: {alerts}', lines: [] } } }),
  ],
  [
    'words of a breach that say how long ago it was',
    'template.value_unknown',
    'letter staff.breach',
    (pack) => set(pack.templatesEn, { staff: { events: { breach: '{term} passed {ago}' } } }),
  ],
  [
    'a letter that nobody can stop',
    'template.link_missing',
    'letter foot',
    (pack) => set(pack.templatesEn, { foot: ['See {link}'] }),
  ],
  [
    'a category beside one that there is not',
    'code.unknown',
    'category pothole-road',
    (pack) => set(first(pack.catalogue.categories).about ?? {}, { sisters: ['moon'] }),
  ],
  [
    'a body whose matter nobody knows',
    'code.unknown',
    'body police',
    (pack) => set(last(pack.otherBodies.bodies), { categories: ['moon'] }),
  ],
  [
    'a body that would take everything everywhere',
    'other_body.everything',
    'body police',
    (pack) => set(last(pack.otherBodies.bodies), { categories: [] }),
  ],
  [
    'a body that nobody can turn to',
    'other_body.no_way',
    'body police',
    (pack) => set(last(pack.otherBodies.bodies), { phone: null }),
  ],
  [
    'a body given twice',
    'code.duplicate',
    'body police',
    (pack) => pack.otherBodies.bodies.push(last(pack.otherBodies.bodies)),
  ],
  [
    'the ground of a body that is not closed',
    'ring.not_closed',
    'body railway',
    (pack) => groundOf(pack).pop(),
  ],
  [
    'the ground of a body in another country',
    'other_body.outside_city',
    'body railway',
    (pack) =>
      groundOf(pack).forEach((at) => {
        at[0] = (at[0] ?? 0) + 30
      }),
  ],
  [
    'a category given twice',
    'code.duplicate',
    'category pothole-road',
    (pack) => pack.catalogue.categories.push(first(pack.catalogue.categories)),
  ],
  [
    'a choice without options',
    'question.incomplete',
    'category pothole-road, question pothole_size',
    (pack) => Reflect.deleteProperty(first(first(pack.catalogue.categories).questions), 'options'),
  ],
  [
    'a second dispatch desk',
    'desk.several',
    'agency uk-uyut',
    (pack) => set(pack.agencies.agencies[1] as object, { dispatchDesk: true }),
  ],
  [
    'no dispatch desk',
    'desk.none',
    'agencies.json',
    (pack) => set(first(pack.agencies.agencies), { dispatchDesk: false }),
  ],
  [
    'a service type that nobody answers for',
    'service_type.nobody',
    'service type edds112',
    (pack) => set(first(pack.agencies.agencies), { cityWide: [] }),
  ],
  [
    'two city-wide agencies of one type',
    'service_type.several_city_wide',
    'service type uk',
    (pack) =>
      set(first(pack.agencies.agencies), { cityWide: ['edds112', 'uk'], serviceTypes: ['edds112', 'uk'] }),
  ],
  ...['https://', 'https://city:secret@uk.example/hook'].map((url): [string, FaultCode, string, Break] => [
    `a webhook at ${url}`,
    'agency.webhook_address',
    'agency edds',
    (pack) => set(first(pack.agencies.agencies), { webhook: { url, used: true } }),
  ]),
  [
    'a rule to an unknown agency',
    'code.unknown',
    'rule night-emergency',
    (pack) => set(first(pack.routing.rules), { to: { agency: 'nobody' } }),
  ],
  [
    'an alert about an unknown group',
    'code.unknown',
    'rules[0] emergency-not-taken',
    (pack) => set(first(pack.escalation.rules), { only: { groups: ['nowhere'] } }),
  ],
  [
    'a delay that counts from a warning',
    'escalation.after_without_breach',
    'rules[1] not-taken-for-a-day',
    (pack) => set(pack.escalation.rules[1] as object, { when: 'warning' }),
  ],
  [
    'an escalation rule given twice',
    'code.duplicate',
    'rule emergency-not-taken',
    (pack) => pack.escalation.rules.push(first(pack.escalation.rules)),
  ],
  [
    'a house on an unknown street',
    'code.unknown',
    'house beregovaya-naberezhnaya-1',
    (pack) => set(first(pack.houses.features).properties, { street: 'nowhere' }),
  ],
  [
    'a house that nobody manages',
    'house.without_manager',
    'house beregovaya-naberezhnaya-1',
    (pack) => set(first(pack.houses.features).properties, { uk: null }),
  ],
  [
    'a house in another agency’s zone',
    'house.manager_differs',
    'house beregovaya-naberezhnaya-1',
    (pack) => set(first(pack.houses.features).properties, { uk: 'uk-domservis' }),
  ],
  [
    'a house outside the boundary',
    'house.outside_city',
    'house beregovaya-naberezhnaya-1',
    (pack) => set(first(pack.houses.features).geometry, { coordinates: [10, 10] }),
  ],
  [
    'an address given twice',
    'house.same_address',
    'address beregovaya-naberezhnaya 1',
    (pack) => pack.houses.features.push(structuredClone(first(pack.houses.features))),
  ],
  [
    'zones of house managers that overlap',
    'area.overlap',
    'areas uk-uk-ozernaya and again',
    (pack) => {
      const copy = structuredClone(first(pack.areas.features))
      pack.areas.features.push({ ...copy, properties: { ...copy.properties, code: 'again' } })
    },
  ],
  [
    'an area that ends before it begins',
    'area.days',
    'area uk-uk-ozernaya',
    (pack) => set(first(pack.areas.features).properties, { validTo: '2020-01-01' }),
  ],
  ['an open ring', 'ring.not_closed', 'features[0]', (pack) => ring(pack).pop()],
  [
    'a ring of two corners',
    'ring.too_few_points',
    'features[0]',
    (pack) => ring(pack).splice(1, ring(pack).length - 3),
  ],
  [
    'a ring that crosses itself',
    'ring.crosses_itself',
    'features[0]',
    (pack) => {
      const corners = ring(pack)
      ;[corners[1], corners[2]] = [corners[2] as number[], corners[1] as number[]]
    },
  ],
  ['an unknown time zone', 'city.zone_unknown', 'zone', (pack) => set(pack.city, { zone: 'Ural/Nowhere' })],
  ['accounts in a real city', 'staff.not_demo', 'staff.json', (pack) => set(pack.city, { demo: false })],
  [
    'a day of the calendar given twice',
    'calendar.duplicate',
    '2026-01-01',
    (pack) => (pack.calendar as unknown[]).push({ date: '2026-01-01', kind: 'day_off', note: '' }),
  ],
  [
    'a working weekend on a Wednesday',
    'calendar.not_weekend',
    '2030-05-08',
    (pack) => (pack.calendar as unknown[]).push({ date: '2030-05-08', kind: 'working_weekend', note: '' }),
  ],
])('%s is found as %s at «%s»', (_, code, where, breakIt) => {
  const pack = structuredClone(sound)
  breakIt(pack)
  const found = checkPack(pack)
  expect(found.map((fault) => `${fault.code} ${fault.where}`)).toContain(`${code} ${where}`)
})

test('an area that changes hands on the first of a month overlaps with nothing', () => {
  const pack = structuredClone(sound)
  const before = first(pack.areas.features)
  set(before.properties, { validTo: '2026-10-31' })
  pack.areas.features.push({
    ...structuredClone(before),
    properties: {
      ...before.properties,
      code: 'after',
      agency: 'uk-uyut',
      validFrom: '2026-11-01',
      validTo: null,
    },
  })
  expect(checkPack(pack).filter(({ code }) => code === 'area.overlap')).toEqual([])
})

test.each<[title: string, file: string, text: string | null, code: FaultCode, where: string]>([
  ['a file that is missing', 'agencies.json', null, 'file.missing', 'agencies.json'],
  ['a file that is not JSON', 'routing.json', '{', 'file.not_json', 'routing.json'],
  ['a field that nobody knows', 'routing.json', '{"rules":[],"extra":1}', 'file.shape', '/extra'],
  [
    'an alert to a role that nobody has',
    'escalation.json',
    '{"rules":[{"code":"a","clock":"answer","when":"breach","to":["mayor"],"by":["bell"]}]}',
    'file.shape',
    '/rules/0/to/0',
  ],
  [
    'a feature with a bad property',
    'stops.geojson',
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"code":"a","name":{"ru":"А","en":"A"},"routes":3}}]}',
    'file.shape',
    'features[0] a /properties/routes',
  ],
  [
    'a calendar line that cannot be read',
    'calendar/ru-2026.csv',
    'date,kind,note\n2026-99-01,day_off,\n',
    'calendar.line',
    'line 2',
  ],
])('%s is reported with its place', async (_, file, text, code, where) => {
  const broken = await mkdtemp(join(tmpdir(), 'city-'))
  await generateDemo(broken, 'small')
  if (text === null) await rm(join(broken, file))
  else await writeFile(join(broken, file), text)
  const { faults } = await readPack(broken)
  await rm(broken, { recursive: true })
  expect(faults).toContainEqual(expect.objectContaining({ severity: 'error', file, code, where }))
})

test('every bad field is named, however many there are', async () => {
  const broken = await mkdtemp(join(tmpdir(), 'city-'))
  await generateDemo(broken, 'small')
  const agencies = sound.agencies.agencies.map((agency) => ({ ...agency, phone: 'call me' }))
  await writeFile(join(broken, 'agencies.json'), JSON.stringify({ agencies }))
  const { faults } = await readPack(broken)
  await rm(broken, { recursive: true })
  expect(new Set(faults.map(({ where }) => where))).toEqual(
    new Set(agencies.map((_, index) => `/agencies/${index}/phone`)),
  )
})
