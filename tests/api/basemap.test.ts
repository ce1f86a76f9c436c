import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { City } from '@gorozhanin/domain/catalog/api'
import { readConfig } from '@gorozhanin/server/main/config'
import { TileType } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity } from '../support/city.ts'
import { ask } from '../support/people.ts'
import { writePmtiles } from '../support/pmtiles.ts'

const protomaps = ['earth', 'water', 'roads', 'buildings'].map((id) => ({ id }))
const bytes = Buffer.from('as good as a tile')
const tiles = [
  { at: '0/0/0', bytes: Buffer.from('the world') },
  { at: '11/1382/594', bytes },
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basemap-'))
})
afterAll(() => rm(folder, { recursive: true }))

const written = (name: string, type: TileType, metadata: object) =>
  writePmtiles(join(folder, name), { type, tiles, metadata })

const openedWith = async (name: string, type: TileType, metadata: object) =>
  openCity(undefined, { basemap: { file: await written(name, type, metadata) } })

test('without the setting the map is drawn from the pack, and no other tiles are there', async () => {
  const city = await openCity()
  expect((await ask<City>(city, 'GET', '/city')).body.basemap).toEqual({ kind: 'pack' })
  expect(await ask(city, 'GET', '/tiles/base/0/0/0')).toMatchObject({
    status: 404,
    body: { code: 'tile.not_found' },
  })
  await city.close()
})

test('a file of vector tiles is told of with its maker, and served tile by tile', async () => {
  const attribution = '<a href="https://osm.example">&copy; OpenStreetMap</a>'
  const city = await openedWith('vector.pmtiles', TileType.Mvt, { attribution, vector_layers: protomaps })
  const { body } = await ask<City>(city, 'GET', '/city')
  expect(body.basemap).toEqual({ kind: 'file', format: 'vector', minZoom: 0, maxZoom: 11 })
  expect(body.attribution).toMatch(/, © OpenStreetMap$/)

  const found = await city.app.inject({
    url: '/api/tiles/base/11/1382/594',
    headers: { 'accept-encoding': 'identity' },
  })
  expect(found.rawPayload).toEqual(bytes)
  expect(found.headers).toMatchObject({
    'content-type': 'application/vnd.mapbox-vector-tile',
    'cache-control': 'no-cache',
  })
  const again = await city.app.inject({
    url: '/api/tiles/base/11/1382/594',
    headers: { 'if-none-match': String(found.headers.etag) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])

  const empty = await city.app.inject({ url: '/api/tiles/base/11/0/0' })
  expect([empty.statusCode, empty.rawPayload.length]).toEqual([200, 0])
  expect((await ask(city, 'GET', '/tiles/base/1/2/0')).status).toBe(404)
  expect((await ask(city, 'GET', '/tiles/base/1/1/a')).status).toBe(422)
  await city.close()
})

test('a file of pictures is served as what it is', async () => {
  const city = await openedWith('raster.pmtiles', TileType.Webp, {})
  expect((await ask<City>(city, 'GET', '/city')).body.basemap).toMatchObject({ format: 'raster' })
  const { headers, rawPayload } = await city.app.inject({
    url: '/api/tiles/base/11/1382/594',
    headers: { 'accept-encoding': 'gzip' },
  })
  expect([headers['content-type'], headers['content-encoding']]).toEqual(['image/webp', undefined])
  expect(rawPayload).toEqual(bytes)
  await city.close()
})

describe('a file that cannot be used ends the start with its path', () => {
  test.each([
    ['is not there', async () => join(folder, 'nowhere.pmtiles'), /no such file/],
    [
      'is something else',
      async () => {
        await writeFile(join(folder, 'words.pmtiles'), 'hello')
        return join(folder, 'words.pmtiles')
      },
      /words\.pmtiles: ./,
    ],
    [
      'follows another schema',
      () => written('other.pmtiles', TileType.Mvt, { vector_layers: [{ id: 'transportation' }] }),
      /another schema/,
    ],
    ['has tiles of no known kind', () => written('odd.pmtiles', TileType.Mlt, {}), /cannot be drawn/],
  ])('%s', async (_, make, said) => {
    const file = await make()
    const opened = openCity(undefined, { basemap: { file } })
    await expect(opened).rejects.toThrow(`BASEMAP: ${file}: `)
    await expect(opened).rejects.toThrow(said)
  })
})

test('styles of another host are told of, and pages may ask those hosts and no others', async () => {
  const light = 'https://maps.example/light.json'
  const city = await openCity(undefined, {
    basemap: { light, hosts: ['https://fonts.example'], attribution: '© Карты' },
  })
  const { body } = await ask<City>(city, 'GET', '/city')
  expect(body.basemap).toEqual({ kind: 'style', light, dark: light })
  expect(body.attribution).toMatch(/, © Карты$/)
  const policy = (await city.app.inject('/api/city')).headers['content-security-policy']
  expect(policy).toContain("connect-src 'self' https://maps.example https://fonts.example;")
  expect(policy).toContain("script-src 'self';")
  await city.close()
})

test.each([
  [{ light: 'maps.example/light.json', attribution: '© Карты' }],
  [{ light: 'https://maps.example/light.json' }],
  [
    {
      light: 'https://maps.example/l.json',
      attribution: '©',
      hosts: ["https://a.example; script-src 'none'"],
    },
  ],
  [{ file: '' }],
  ['city.pmtiles'],
])('BASEMAP=%j is a fault of the configuration', (basemap) => {
  const env = {
    DATABASE_URL: 'postgres://a/b',
    REDIS_URL: 'redis://a',
    STORAGE_DIR: '/a',
    SESSION_SECRET: 's'.repeat(32),
    FOLLOW_SECRET: 'f'.repeat(32),
  }
  expect(readConfig({ ...env, BASEMAP: '' }).basemap).toBeNull()
  const text = typeof basemap === 'string' ? basemap : JSON.stringify(basemap)
  expect(() => readConfig({ ...env, BASEMAP: text })).toThrow('BASEMAP')
})
