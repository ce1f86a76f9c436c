import { staffRoles } from '@gorozhanin/domain/people/roles'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, doors } from '../fixtures/doors.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { fileOne, follow, signInAs } from '../support/people.ts'

let city: TestCity
let cookie: string

beforeAll(async () => {
  city = await openCity()
  const account = { login: 'everything@demo.local', name: { ru: 'Все', en: 'All' }, agency: 'edds' }
  await upsertDemoStaff(city.ctx, [{ ...account, roles: [...staffRoles] }], demoPassword)
  cookie = await signInAs(city, 'everything')
})
afterAll(() => city?.close())

const changing = doors.filter(({ method }) => method !== 'GET')

/** Codes that the doors answer with, one for each door. */
async function knock(headers: Record<string, string>): Promise<readonly string[]> {
  const answers = changing.map(async (door) => {
    // Signing out would end the session that the other doors are asked with.
    const held = door.path === '/session' ? {} : { cookie }
    const { statusCode, body } = await city.app.inject({
      method: door.method,
      url: addressOf(door),
      headers: { ...held, ...headers },
    })
    return `${door.method} ${door.path} ${statusCode < 400 ? statusCode : JSON.parse(body).code}`
  })
  return Promise.all(answers)
}

const refusedAll = () => changing.map(({ method, path }) => `${method} ${path} access.wrong_origin`)

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost.evil.example' },
  { origin: 'http://localhost:3000.evil.example' },
  { origin: 'http://localhost:3001' },
  { origin: '' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])(
  'no door that changes anything opens to a page of another site, whoever is signed in: %j',
  async (headers) => {
    expect(changing.length).toBeGreaterThan(10)
    expect(await knock({ host: 'localhost:3000', ...headers } as Record<string, string>)).toEqual(
      refusedAll(),
    )
  },
)

test.each([{ origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'same-origin' }, {}])(
  'they open to our own pages and to programs: %j',
  async (headers) => {
    const said = await knock({ host: 'localhost:3000', ...headers } as Record<string, string>)
    expect(said.filter((one) => one.includes('wrong_origin'))).toEqual([])
  },
)

test('cookies are kept from other sites and from scripts', async () => {
  const signedIn = await city.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: 'everything@demo.local', password: demoPassword },
  })
  const filed = await fileOne(city, { category: 'thanks', text: 'Спасибо за каток' })
  const followed = await city.app.inject({
    method: 'POST',
    url: `/api/reports/${filed.number}/follow`,
    payload: { follow: filed.follow },
  })
  const cookies = [...signedIn.cookies, ...followed.cookies]
  expect(cookies.map(({ name }) => name)).toEqual(['session', 'known', 'second-step', 'follows'])
  for (const one of cookies)
    expect(one).toMatchObject({ httpOnly: true, sameSite: expect.stringMatching(/^(Lax|Strict)$/) })
  expect(await follow(city, filed)).toContain('follows=')
})

test('no address is told to another site, and nothing is guessed from its bytes', async () => {
  for (const url of [
    '/api/city',
    '/api/no-such-door',
    `/api/messages/stop.${'A'.repeat(22)}.${'A'.repeat(27)}`,
  ]) {
    const { headers } = await city.app.inject(url)
    expect({ url, ...headers }).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy'])
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]
    expect(scripts).toBe("'self'")
    expect(policy).toMatch(/object-src 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
  }
})
