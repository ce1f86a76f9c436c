import { type FilingMode, filingModes } from '@gorozhanin/domain/accounts/filing'
import { type Caller, callers, extentsOf } from '@gorozhanin/domain/people/rights'
import { staffRoles } from '@gorozhanin/domain/people/roles'
import { upsertDemoStaff } from '@gorozhanin/server/people/commands'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enterAs } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { demoPassword } from '../support/databases.ts'
import { aHouse, ask, signInAs, tryFile } from '../support/people.ts'

let city: TestCity
let house: Awaited<ReturnType<typeof aHouse>>
const cookies = new Map<Caller, string>()

beforeAll(async () => {
  city = await openCity()
  house = await aHouse(city)
  const accounts = staffRoles.map((role) => ({
    login: `only-${role}@demo.local`,
    name: { ru: role, en: role },
    roles: [role],
    agency: role === 'agency' || role === 'performer' ? house.uk : null,
  }))
  await upsertDemoStaff(city.ctx, accounts, demoPassword)
  for (const role of staffRoles) cookies.set(role, await signInAs(city, `only-${role}`))
  cookies.set('resident', await enterAs(city, 'resident@mail.example'))
  cookies.set('anonymous', '')
})
afterAll(() => city.close())
beforeEach(() => city.ctx.redis.flushdb())

/** Sets who may file, as a new pack would. */
async function setMode(mode: FilingMode): Promise<void> {
  await city.ctx.db.$client.query(
    `update city set data = jsonb_set(data, '{filing,mode}', to_jsonb($1::text)), revision = revision + 1`,
    [mode],
  )
  await expect
    .poll(async () => (await city.ctx.catalog()).city.filing.mode, { timeout: 10_000, interval: 50 })
    .toBe(mode)
}

const fileAs = (caller: Caller, more: object = {}) =>
  tryFile(
    city,
    { category: 'thanks', text: 'Спасибо за каток', lon: house.lon, lat: house.lat, ...more },
    [],
    { cookie: cookies.get(caller) ?? '' },
  )

/** What a caller gets who leaves no address, and who leaves one, by the cell of the matrix. */
function wanted(mode: FilingMode, caller: Caller): readonly [without: unknown, withContact: unknown] {
  const [extent] = extentsOf([caller], 'reports.file')
  if (extent === undefined) return ['access.denied', 'access.denied']
  if (extent === 'all' || mode === 'open') return [201, 201]
  return mode === 'contact'
    ? ['report.contact_required', 201]
    : ['report.account_required', 'report.account_required']
}

test.each(filingModes)(
  'where filing is %s every caller gets what the matrix and the setting say',
  async (mode) => {
    await setMode(mode)
    for (const caller of callers) {
      await city.ctx.redis.flushdb()
      const answers = [await fileAs(caller), await fileAs(caller, { contactEmail: 'someone@mail.example' })]
      const got = answers.map(({ status, body }) => (status === 201 ? 201 : body.code))
      expect([caller, ...got]).toEqual([caller, ...wanted(mode, caller)])
    }
    expect(extentsOf(['anonymous'], 'reports.file')).toEqual(['setting'])
    const { body } = await ask<{ filing: string }>(city, 'GET', '/city')
    expect(body.filing).toBe(mode)
  },
)

test('the refusals have a status and a field of their own', async () => {
  await setMode('account')
  expect((await fileAs('anonymous')).status).toBe(401)
  await setMode('contact')
  expect(await fileAs('anonymous')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'contactEmail', code: 'report.contact_required' }] },
  })
})
