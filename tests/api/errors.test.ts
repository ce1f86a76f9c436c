import { rm, writeFile } from 'node:fs/promises'
import { mayUse, type Right, rights } from '@gorozhanin/domain/people/rights'
import { buildApp } from '@gorozhanin/server/main/app'
import { openContext } from '@gorozhanin/server/main/open'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addressOf, doors } from '../fixtures/doors.ts'
import { proxyTo } from '../fixtures/proxy.ts'
import { problemOf } from '../fixtures/refusal.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { ask, fileOne, picture, signInAs, tryFile } from '../support/people.ts'
import { startRedis } from '../support/redis-server.ts'
import { until } from '../support/until.ts'

let city: TestCity

beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city?.close())
beforeEach(() => city.ctx.redis.flushdb())

const thanks = { category: 'thanks', text: 'Спасибо за каток' }

test.each([
  // [method, address, status, code]
  ['GET', '/api/no-such-door', 404, 'request.not_found'],
  ['GET', '/api', 404, 'request.not_found'],
  ['GET', '/no-such-page', 404, 'request.not_found'],
  ['DELETE', '/api/no-such-door', 404, 'request.not_found'],
  ['DELETE', '/api/reports', 405, 'request.method'],
  ['GET', '/api/reports/2026-999999', 404, 'report.not_found'],
  ['GET', '/api/reports/17', 422, 'request.invalid'],
  ['GET', `/api/photos/${'A'.repeat(22)}/small`, 404, 'photo.not_found'],
  ['GET', `/api/photos/${'A'.repeat(22)}/huge`, 422, 'request.invalid'],
  ['GET', '/api/tiles/city/2/4/0.mvt', 404, 'tile.not_found'],
  ['GET', '/api/search', 422, 'request.invalid'],
  ['GET', '/api/search?q=a&surprise=1', 422, 'request.invalid'],
  ['GET', '/api/promise?category=no-such-thing', 422, 'request.invalid'],
  ['POST', '/api/session', 422, 'request.invalid'],
  ['POST', '/api/reports', 415, 'request.unsupported'],
  ['GET', '/api/console/reports', 401, 'access.signed_out'],
  ['GET', '/metrics', 403, 'access.denied'],
] as const)('%s %s is refused in the shape of RFC 9457 with its code', async (method, url, status, code) => {
  const problem = problemOf(await city.app.inject({ method, url }))
  expect(problem).toMatchObject({ status, code, title: expect.stringMatching(/^[A-Z]/) })
})

test.each([
  ['DELETE', '/api/reports', 'GET, HEAD, POST'],
  ['PUT', '/api/reports/2026-1?language=en', 'GET, HEAD'],
  ['POST', '/api/tiles/reports/0/0/0.mvt', 'GET, HEAD'],
  ['GET', '/api/console/reports/2026-1/moves', 'POST'],
  ['OPTIONS', '/api/health', 'GET, HEAD'],
  ['PATCH', '/api/openapi.json', 'GET, HEAD'],
] as const)('%s %s is told which methods there are', async (method, url, allow) => {
  const answer = await city.app.inject({ method, url })
  expect(problemOf(answer)).toMatchObject({ status: 405, code: 'request.method' })
  expect(answer.headers.allow).toBe(allow)
})

test('an unknown field of an address is refused by its name', async () => {
  const answer = await ask(city, 'GET', '/search?q=a&surprise=1')
  expect(answer.body).toMatchObject({ errors: [{ field: 'surprise' }] })
})

describe('access', () => {
  const closed = doors.filter(({ access }) => access in rights && !mayUse(['anonymous'], access as Right))

  test('a stranger is refused at every door of the console, before the body is looked at', async () => {
    expect(closed.length).toBeGreaterThan(10)
    for (const door of closed) {
      const url = addressOf(door)
      for (const payload of [undefined, '{"nonsense"', Buffer.alloc(300_000)]) {
        const answer = await city.app.inject({
          method: door.method,
          url,
          ...(payload && { payload, headers: { 'content-type': 'application/json' } }),
        })
        expect({ url, code: problemOf(answer).code }).toEqual({ url, code: 'access.signed_out' })
      }
    }
  })

  test('metrics are for the holder of the token', async () => {
    const open = (authorization: string) => city.app.inject({ url: '/metrics', headers: { authorization } })
    expect((await open('Bearer a wrong one')).statusCode).toBe(403)
    expect((await open(`Bearer ${city.config.metricsToken}`)).statusCode).toBe(200)
  })
})

describe('the list of doors', () => {
  test('is served whole, with everything that a door takes and gives', async () => {
    const { body } = await ask<OpenApi>(city, 'GET', '/openapi.json')
    const listed = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const address = ({ path }: { readonly path: string }) => `/api${path.replace(/:(\w+)/g, '{$1}')}`
    expect(listed.toSorted()).toEqual(doors.map((door) => `${door.method} ${address(door)}`).toSorted())

    for (const door of doors) {
      const operation = body.paths[address(door)]?.[door.method.toLowerCase()]
      const names = (where: string) =>
        operation?.parameters?.filter((one) => one.in === where).map(({ name }) => name)
      expect(operation?.summary).toBe(door.summary)
      if (door.params) expect(names('path')).toEqual(Object.keys(door.params.properties))
      if (door.query) expect(names('query')).toEqual(Object.keys(door.query.properties))
      if (door.body) expect(operation?.requestBody?.content['application/json']?.schema).toBeDefined()
      const success = operation?.responses[String(door.success ?? (door.reply || door.stream ? 200 : 204))]
      expect(success, address(door)).toBeDefined()
      if (door.reply) expect(success?.content?.['application/json']?.schema).toBeDefined()
      if (door.stream) expect(success?.content?.[door.stream]).toBeDefined()
      expect(
        operation?.responses['4XX']?.content?.['application/problem+json']?.schema.properties,
      ).toHaveProperty('code')
      if (door.form)
        expect(
          Object.keys(
            operation?.requestBody?.content['multipart/form-data']?.schema.properties ?? {},
          ).toSorted(),
        ).toEqual([...Object.keys(door.form.properties), 'photos'].toSorted())
    }
  })
})

type Described = Readonly<
  Record<string, { readonly schema: { readonly properties?: Readonly<Record<string, unknown>> } }>
>
type OpenApi = {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        readonly summary: string
        readonly parameters?: readonly { readonly in: string; readonly name: string }[]
        readonly requestBody?: { readonly content: Described }
        readonly responses: Record<string, { readonly content?: Described }>
      }
    >
  >
}

describe('without PostgreSQL', () => {
  /** A second server of the same city, whose way to the database can be cut. */
  async function openCuttable(longestMs?: number) {
    const proxy = await proxyTo(city.config.databaseUrl)
    const ctx = await openContext({ ...city.config, databaseUrl: proxy.url }, longestMs)
    const app = await buildApp({ ...ctx, now: city.ctx.now })
    const close = async () => {
      await app.close()
      await ctx.close()
      await proxy.cut()
    }
    return { ...city, app, proxy, close }
  }

  test('filing and reading answer 503 and when to come again, health names it, and all works again after it', async () => {
    const cookie = await signInAs(city, 'moderator')
    const second = await openCuttable()
    try {
      expect((await tryFile(second, thanks)).status).toBe(201)
      await second.proxy.cut()
      const reads = [
        '/reports',
        '/reports/2026-1',
        '/search?q=дом',
        '/place?lon=60&lat=56',
        '/tiles/reports/0/0/0.mvt',
        '/promise?category=thanks',
      ]
      const answers = await Promise.all([
        tryFile(second, thanks),
        tryFile(second, thanks, [await picture()]),
        ...reads.map((url) => ask(second, 'GET', encodeURI(url))),
        ask(second, 'GET', '/console/reports', { cookie }),
        ask(second, 'POST', '/session', { body: { login: 'moderator@demo.local', password: demoPassword } }),
      ])
      for (const { status, body, headers } of answers) {
        expect({ status, body }).toMatchObject({ status: 503, body: { code: 'server.unavailable' } })
        expect(Number(headers['retry-after'])).toBeGreaterThan(0)
        expect(headers['content-type']).toContain('application/problem+json')
      }
      for (const headers of [{}, { cookie }]) {
        const health = await ask(second, 'GET', '/health', { headers })
        expect(health).toMatchObject({
          status: 503,
          body: { status: 'down', postgres: 'down', storage: 'ok', redis: 'ok' },
        })
      }

      await second.proxy.mend()
      expect((await ask(second, 'GET', '/health')).status).toBe(200)
      expect((await tryFile(second, thanks)).status).toBe(201)
      expect((await ask(second, 'GET', '/reports')).status).toBe(200)
    } finally {
      await second.close()
    }
  })

  test('a statement that does not come to an end is given up: 503, and when to come again', async () => {
    const second = await openCuttable(300)
    const holder = await city.ctx.db.$client.connect()
    try {
      await holder.query('begin; lock table reports in access exclusive mode')
      const answers = await Promise.all([
        tryFile(second, thanks),
        tryFile(second, thanks),
        ask<{ code: string }>(second, 'GET', '/reports/2026-1'),
        ask<{ code: string }>(second, 'GET', '/reports'),
      ])
      for (const { status, body, headers } of answers) {
        expect([status, body.code]).toEqual([503, 'server.unavailable'])
        expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      }
      await holder.query('rollback')
      expect((await tryFile(second, thanks)).status).toBe(201)
    } finally {
      holder.release(true)
      await second.close()
    }
  })

  test('a server that vanished without a word is given up a little later, and works again when it is back', async () => {
    const second = await openCuttable(300)
    try {
      expect((await ask(second, 'GET', '/reports')).status).toBe(200)
      second.proxy.hush()
      expect(await ask(second, 'GET', '/reports')).toMatchObject({
        status: 503,
        body: { code: 'server.unavailable' },
      })
      expect((await ask(second, 'GET', '/reports')).status).toBe(200)
    } finally {
      await second.close()
    }
  })

  test('of filings under way when it goes, each is one report after it was sent again', async () => {
    const second = await openCuttable()
    const forms = Array.from({ length: 20 }, () => ({ ...thanks, clientKey: crypto.randomUUID() }))
    try {
      const filing = forms.map((form) => tryFile(second, form))
      await Promise.race(filing)
      await second.proxy.cut()
      const first = await Promise.all(filing)
      expect(first.every(({ status }) => status === 201 || status === 503)).toBe(true)
      expect(first.some(({ status }) => status === 503)).toBe(true)

      await second.proxy.mend()
      const again = await Promise.all(forms.map((form) => tryFile(second, form)))
      expect(again.every(({ status }) => status === 200 || status === 201)).toBe(true)
      const told = first.filter(({ status }) => status === 201).map(({ body }) => body.number)
      expect(again.map(({ body }) => body.number)).toEqual(expect.arrayContaining(told))
      const { rows } = await city.ctx.db.$client.query(
        'select count(*)::int as count from reports where client_key = any($1)',
        [forms.map(({ clientKey }) => clientKey)],
      )
      expect(rows).toEqual([{ count: 20 }])
    } finally {
      await second.close()
    }
  })
})

test('without Redis a report is filed, staff sign in, and health says what is missing', async () => {
  const redis = await startRedis()
  const town = await openCity('2026-11-20T10:00', { redisUrl: redis.url })
  try {
    await redis.kill()
    expect((await tryFile(town, thanks, [await picture()])).status).toBe(201)
    const cookie = await signInAs(town, 'moderator')
    expect((await ask(town, 'GET', '/console/reports', { cookie })).status).toBe(200)
    expect(await ask(town, 'GET', '/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', redis: 'down' },
    })

    await redis.start()
    await until(async () => (await ask<{ redis: string }>(town, 'GET', '/health')).body.redis === 'ok')
  } finally {
    await town.close()
    await redis.kill()
  }
})

test('with a storage that cannot be written a report with photos waits, and one without is filed', async () => {
  const town = await openCity()
  try {
    const { tempDir } = town.ctx.photos
    await rm(tempDir, { recursive: true })
    await writeFile(tempDir, 'a file where the folder should be')

    const { status, body, headers } = await tryFile(town, thanks, [await picture()])
    expect({ status, body }).toMatchObject({ status: 503, body: { code: 'server.unavailable' } })
    expect(body).not.toHaveProperty('photo')
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(await ask(town, 'GET', '/health')).toMatchObject({
      status: 503,
      body: { postgres: 'ok', storage: 'down' },
    })
    expect(await fileOne(town, thanks)).toMatchObject({ status: 'moderation' })
  } finally {
    await town.close()
  }
})
