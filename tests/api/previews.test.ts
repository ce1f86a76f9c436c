import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, darkLamp, fileOne, filePublished, follow, move, picture, signInAs } from '../support/people.ts'

const plain =
  '<!doctype html><html lang="ru"><head><meta charset="utf-8" /><title>Активный горожанин</title></head><body></body></html>'

let city: TestCity
let webDir: string
let moderator: string
let site: string

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'web-'))
  await writeFile(join(webDir, 'index.html'), plain)
  await mkdir(join(webDir, '.vite'))
  const files = { 'index.html': { file: 'start.js' }, 'src/map/city-map.tsx': { file: 'map.js' } }
  await writeFile(join(webDir, '.vite/manifest.json'), JSON.stringify(files))
  city = await openCity(undefined, { webDir })
  site = city.config.publicUrl
  moderator = await signInAs(city, 'moderator')
})
afterAll(async () => {
  await city?.close()
  await rm(webDir, { recursive: true })
})

const lamp = async (more: object = {}) => ({
  ...darkLamp((await city.ctx.catalog()).city.center),
  ...more,
})
const published = async (more: object = {}, photos: Parameters<typeof fileOne>[2] = []) =>
  filePublished(city, moderator, await lamp(more), photos)
const pageAt = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await city.app.inject({ url, headers })
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  return answer.body
}
/** The contents of the tags that tell programs of a page. */
function toldBy(page: string): Record<string, string> {
  const metas = page.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)" \/>/g)
  const links = page.matchAll(/<link rel="(\w+)"[^>]* href="([^"]*)" \/>/g)
  return Object.fromEntries([...metas, ...links].map(([, name = '', content = '']) => [name, content]))
}
const dataIn = (page: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? 'null')
const pictureOf = (number: string, headers: Record<string, string> = {}) =>
  city.app.inject({ url: `/api/reports/${number}/preview`, headers })

test('a link to a report tells its number, its state, where it is and what it says', async () => {
  const { number } = await published({
    address: 'у входа в парк',
    text: 'Темно, мой телефон 8 912 345-67-89',
  })
  const page = await pageAt(`/reports/${number}?group=lighting`)
  expect(page).toContain(`<title>№ ${number}. Не горит уличный фонарь · Активный горожанин</title>`)
  expect(page.match(/<title>/g)).toHaveLength(1)
  const description = 'У службы. у входа в парк. Темно, мой телефон •••'
  expect(toldBy(page)).toMatchObject({
    description,
    canonical: `${site}/reports/${number}`,
    alternate: `${site}/api/reports/${number}/news.atom`,
    'og:type': 'article',
    'og:title': `№ ${number}. Не горит уличный фонарь`,
    'og:description': description,
    'og:url': `${site}/reports/${number}`,
    'og:image': `${site}/api/reports/${number}/preview`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  })
  expect(dataIn(page)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'Report',
    reportNumber: number,
    headline: `№ ${number}. Не горит уличный фонарь`,
    url: `${site}/reports/${number}`,
    dateCreated: '2026-11-20T05:00:00.000Z',
    contentLocation: { '@type': 'Place', address: 'у входа в парк' },
  })
  expect(page).not.toContain('345-67-89')
})

test('the start page tells of the city and leads to its feed; other pages say nothing', async () => {
  const page = await pageAt('/?at=61,55,12')
  expect(toldBy(page)).toMatchObject({
    canonical: `${site}/`,
    alternate: `${site}/api/news.atom`,
    'og:title': 'Активный горожанин: Ясноозёрск',
    'og:image': `${site}/icon-512.png`,
    'twitter:card': 'summary',
  })
  for (const url of ['/new', '/mine', '/reports/', '/reports/2026-0', '/console', '/reports/2026-1/x'])
    expect(await pageAt(url)).toBe(plain)
})

test('what strangers do not see has the plain page and no picture, for its author too, as if it were not there', async () => {
  const waiting = await fileOne(city, await lamp())
  const hidden = await published()
  await move(city, moderator, hidden.number, { move: 'hide', text: 'Видно лицо' })
  const kept = await published({ public: false })
  const absent = (await pictureOf('2026-999999')).body
  expect(await pageAt('/reports/2026-999999')).toBe(plain)
  for (const filed of [waiting, hidden, kept]) {
    const cookie = await follow(city, filed)
    expect(await pageAt(`/reports/${filed.number}`, { cookie })).toBe(plain)
    expect(await pictureOf(filed.number, { cookie })).toMatchObject({ statusCode: 404, body: absent })
  }
})

test('hostile words stay words', async () => {
  const text = '</script><script>alert(1)</script> "><img src=x onerror=alert(2)> $& $` \' & <!--'
  const { number } = await published({ text, address: '"><b>дом' })
  const page = await pageAt(`/reports/${number}`)
  expect(page.match(/<script|<img|<b>/g)).toEqual(['<script'])
  expect(dataIn(page).abstract).toContain('</script><script>alert(1)</script> "><img src=x')
  expect(toldBy(page).description).toContain('&quot;&gt;&lt;img src=x')
  expect(toldBy(page).description).toContain('$&amp; $`')
})

test('the page opens without its head when the reports cannot be read', async () => {
  const { number } = await published()
  await city.asOwner('alter table reports rename to reports_gone')
  try {
    expect(await pageAt(`/reports/${number}`)).toBe(plain)
  } finally {
    await city.asOwner('alter table reports_gone rename to reports')
  }
})

test('the picture is the first photo, or is drawn, and is asked for anew when something has changed', async () => {
  const drawn = await published()
  const first = await pictureOf(drawn.number)
  expect(first.headers['content-type']).toBe('image/jpeg')
  expect(await sharp(first.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  const known = { 'if-none-match': String(first.headers.etag) }
  expect((await pictureOf(drawn.number, known)).statusCode).toBe(304)
  const agency = await signInAs(city, drawn.agency.code)
  await move(city, agency, drawn.number, { move: 'accept' })
  await move(city, agency, drawn.number, {
    move: 'propose_deferral',
    reason: 'weather',
    until: '2026-12-14',
    text: 'Ждём, пока растает лёд',
  })
  // Strangers know an answer under review as work: the picture is the same.
  expect((await pictureOf(drawn.number, known)).statusCode).toBe(304)
  expect((await move(city, moderator, drawn.number, { move: 'approve_deferral' })).status).toBe(200)
  expect((await pictureOf(drawn.number, known)).statusCode).toBe(200)

  const photo = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#c81e1e' } })
    .jpeg()
    .toBuffer()
  const withPhoto = await published({}, [{ bytes: photo }, await picture()])
  const cut = await pictureOf(withPhoto.number)
  expect(await sharp(cut.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  const { dominant } = await sharp(cut.rawPayload).stats()
  expect(dominant.r).toBeGreaterThan(180)
  expect(dominant.g).toBeLessThan(60)
  const asked = await ask(city, 'GET', `/reports/${withPhoto.number}/preview`)
  expect(asked.headers['cache-control']).toBe('no-cache')
})
