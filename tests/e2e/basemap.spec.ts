import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import fastify from 'fastify'
import sharp from 'sharp'
import { needed } from '../support/config.ts'
import { freePort } from '../support/ports.ts'
import { writeTownMap } from './protomaps.ts'
import { type Site, startSmallTown } from './site.ts'
import { expect, test } from './test.ts'

/** No colour of ours. */
const theirs = { r: 255, g: 0, b: 255 }

async function during(settings: object, work: (site: Site) => Promise<void>): Promise<void> {
  const site = await startSmallTown({ BASEMAP: JSON.stringify(settings) })
  try {
    await work(site)
  } finally {
    await site.stop()
  }
}

async function opened(page: Page, address: string): Promise<readonly string[]> {
  const asked: string[] = []
  page.on('response', (reply) => asked.push(`${reply.status()} ${reply.url().replace(/\d+/g, '#')}`))
  await page.goto(address)
  await page.locator('[data-map="loaded"]').waitFor({ state: 'attached' })
  return asked
}

/** A page that is open goes on asking, while its site goes. */
async function left(...pages: readonly Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()))
}

/** How much of the page has the colour of their style, from 0 to 1. */
async function shareOfTheirs(page: Page): Promise<number> {
  const { data, info } = await sharp(await page.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let found = 0
  for (let at = 0; at < data.length; at += 3)
    if (data[at] === theirs.r && data[at + 1] === theirs.g && data[at + 2] === theirs.b) found++
  return found / (info.width * info.height)
}

test('the map is drawn from the file that the city has put on its disk, and says whose it is', async ({
  person,
  faults,
}) => {
  test.setTimeout(120_000)
  const folder = await mkdtemp(join(tmpdir(), 'basemap-'))
  const file = await writeTownMap(needed('SITE_DATABASE_URL'), join(folder, 'town.pmtiles'))
  await during({ file }, async ({ address }) => {
    faults.expect(new RegExp(`a request left for ${address}`))
    const resident = await person({ screen: 'desk' })
    const asked = await opened(resident, address)
    const ofFile = expect.stringMatching(/^200 .*\/api\/tiles\/base\/#\/#\/#$/)
    await expect.poll(() => asked).toContainEqual(ofFile)
    expect(asked.filter((one) => one.includes('/api/tiles/city/'))).toEqual([])
    await expect(resident.getByText('Карта выдуманного города, Карта соседей')).toBeVisible()
    await left(resident)
  })
  await rm(folder, { recursive: true })
})

test('the map stands on a style of another host, and on our own where that host is silent', async ({
  person,
  faults,
}) => {
  test.setTimeout(120_000)
  const port = await freePort()
  const host = `http://localhost:${port}`
  const maps = fastify()
  maps.addHook('onRequest', async (_, reply) => void reply.header('access-control-allow-origin', '*'))
  maps.get('/style.json', async () => ({
    version: 8,
    sources: { pictures: { type: 'raster', tiles: ['/{z}/{x}/{y}.png'], tileSize: 256 } },
    layers: [
      { id: 'pictures', type: 'raster', source: 'pictures' },
      { id: 'of-nothing', type: 'line', source: 'nowhere', 'source-layer': 'a' },
      { id: 'odd', type: 'circle', source: 'pictures', paint: { 'circle-color': ['no-such-word', 1] } },
    ],
  }))
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: theirs } })
    .png()
    .toBuffer()
  maps.get('/:z/:x/:y', async (_, reply) => reply.type('image/png').send(picture))
  await maps.listen({ port })

  await during({ light: `${host}/style.json`, attribution: '© Соседи' }, async ({ address }) => {
    faults.expect(new RegExp(`a request left for (${address}|${host})`))
    const resident = await person({ screen: 'desk' })
    await opened(resident, address)
    await expect.poll(() => shareOfTheirs(resident)).toBeGreaterThan(0.4)
    await expect(resident.getByText('Карта выдуманного города, © Соседи')).toBeVisible()

    await maps.close()
    faults.expect(/Failed to load resource: net::ERR_CONNECTION_REFUSED/)
    const later = await person({ screen: 'desk' })
    const asked = await opened(later, address)
    const ofPack = expect.stringMatching(/^200 .*\/api\/tiles\/city\//)
    await expect.poll(() => asked).toContainEqual(ofPack)
    expect(await shareOfTheirs(later)).toBe(0)
    await left(resident, later)
  })
})
