import { text as streamed } from 'node:stream/consumers'
import type { Endpoint } from '@gorozhanin/domain/endpoint'
import { type Caller, callers, mayUse } from '@gorozhanin/domain/people/rights'
import { staffRoles } from '@gorozhanin/domain/people/roles'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf, doors } from '../fixtures/doors.ts'
import { enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { signInAs } from '../support/people.ts'

/** Everyone who may stand at a door, with the cookie that they hold; two of them as strangers do. */
type Stands = { readonly as: Caller; readonly name: string; readonly cookie: string }

let city: TestCity
const standing: Stands[] = []

beforeAll(async () => {
  city = await openCity()
  const zoned = (agency: string) =>
    staffRoles.map((role) => ({
      login: `only-${role}-${agency}@demo.local`,
      name: { ru: role, en: role },
      roles: [role],
      agency: mayUse([role], 'inbox.read') && role !== 'dispatcher' ? agency : null,
    }))
  const accounts = [...zoned('edds'), ...zoned('gorsvet').filter(({ agency }) => agency !== null)]
  await upsertDemoStaff(city.ctx, accounts, demoPassword)
  for (const { login, roles } of accounts) {
    const [as = 'anonymous'] = roles
    standing.push({ as, name: login, cookie: await signInAs(city, login.split('@')[0] ?? '') })
  }
  const ended = await signInAs(city, 'moderator')
  await city.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: ended } })
  standing.push(
    { as: 'resident', name: 'a resident', cookie: await enterAs(city, 'resident@mail.example') },
    { as: 'anonymous', name: 'a stranger', cookie: '' },
    { as: 'anonymous', name: 'a session that has ended', cookie: ended },
    { as: 'anonymous', name: 'a session that nobody opened', cookie: 'session=nonsense' },
  )
})
afterAll(() => city.close())

/** Signing out, or being deleted, would end the session that the next door asks for. */
const ending: readonly string[] = ['/session', '/account']
const walked = doors.filter(
  ({ access, method, path }) => access !== 'token' && !(method === 'DELETE' && ending.includes(path)),
)

test('every door opens to exactly those whom the matrix of rights names', async () => {
  const differences: string[] = []
  let checked = 0
  for (const door of walked)
    for (const { as, name, cookie } of standing) {
      checked += 1
      if ((await isRefused(door, cookie)) === opensTo(door, as))
        differences.push(`${door.method} ${door.path} for ${name}`)
    }
  expect(differences).toEqual([])
  console.info(`${walked.length} doors × ${standing.length} callers: ${checked} checked, 0 differences`)
}, 180_000)

test('every row of the matrix has stood at the doors', () => {
  const stood: readonly Caller[] = standing.map(({ as }) => as)
  expect(callers.filter((caller) => !stood.includes(caller))).toEqual([])
})

test('no door is mounted that the matrix does not know', async () => {
  const { paths } = (await city.app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>()
  const mounted = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const known = doors.map(({ method, path }) => `${method} /api${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(mounted.filter((door) => !known.includes(door))).toEqual([])
  expect(mounted.length).toBeGreaterThan(40)
})

function opensTo({ access }: Endpoint, caller: Caller): boolean {
  if (access === 'token') return false
  return access === 'anyone' || mayUse([caller], access)
}

async function isRefused(door: Endpoint, cookie: string): Promise<boolean> {
  const answer = await city.app.inject({
    method: door.method,
    url: addressOf(door),
    headers: { cookie },
    payloadAsStream: true,
  })
  if (answer.statusCode !== 401 && answer.statusCode !== 403) {
    answer.stream().destroy()
    return false
  }
  const text = await streamed(answer.stream())
  return /"code":"access\.(denied|signed_out)"/.test(text)
}
