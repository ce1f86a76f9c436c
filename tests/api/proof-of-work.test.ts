import { isProof, solve } from '@gorozhanin/domain/proof/proof'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, signInAs, tryFile } from '../support/people.ts'

let city: TestCity
let device: string

beforeAll(async () => {
  city = await openCity()
  const limits = { perDeviceHour: 2, perDeviceDay: 30, perAddressHour: 200, searchesPerAddressMinute: 3 }
  await city.ctx.db.$client.query(
    `update city set data = jsonb_set(data, '{limits}', $1), revision = revision + 1`,
    [JSON.stringify(limits)],
  )
})
afterAll(() => city?.close())
beforeEach(async () => {
  await city.ctx.redis.flushdb()
  device = String((await file('')).headers['set-cookie']).split(';')[0] ?? ''
})

const file = (cookie: string, proof?: string) =>
  tryFile(city, { category: 'thanks', text: 'Спасибо за каток' }, [], {
    ...(cookie && { cookie }),
    ...(proof && { 'x-proof': proof }),
  })
const search = (headers: Record<string, string> = {}) =>
  ask<{ code?: string; challenge?: string }>(city, 'GET', '/search?q=сад', { headers })

/** Files until a challenge comes, and gives it. */
async function challenged(): Promise<string> {
  for (let count = 0; count < 3; count++) {
    const { body } = await file(device)
    if ('challenge' in body) return String(body.challenge)
  }
  throw new Error('nobody asked for a proof')
}
const solved = (challenge: string) => `${challenge}:${solve(challenge)}`

test('who has reached the limit files on with a proof of work, which serves once', async () => {
  const challenge = await challenged()
  const proof = solved(challenge)
  expect((await file(device, proof)).status).toBe(201)
  const again = await file(device, proof)
  expect(again).toMatchObject({ status: 429, body: { code: 'request.too_many' } })
  expect(Number(again.headers['retry-after'])).toBeGreaterThan(0)
})

test('three times the limit is the end, with whatever proof', async () => {
  let proof: string | undefined
  const statuses: number[] = []
  for (let count = 0; count < 9; count++) {
    const answer = await file(device, proof)
    statuses.push(answer.status)
    proof = 'challenge' in answer.body ? solved(String(answer.body.challenge)) : undefined
  }
  // Six are counted for this device, each refusal with a challenge among them.
  expect(statuses).toEqual([201, 201, 429, 201, 429, 201, 429, 429, 429])
  expect((await file(device)).body).not.toHaveProperty('challenge')
  expect((await file('')).status).toBe(201)
})

test('a proof that is wrong, forged, old or of another door does not pass', async () => {
  const challenge = await challenged()
  const answer = solve(challenge)
  const wrong = [1, 2, 3].find((one) => !isProof(challenge, answer + one)) ?? 0
  const easier = challenge.replace(/^\d+/, '1')
  const changed = challenge.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  await city.ctx.redis.flushdb()
  await file(device)
  await file(device)
  const refused = [
    `${challenge}:${answer + wrong}`,
    challenge,
    `${easier}:${solve(easier)}`,
    `${changed}:${solve(changed)}`,
    `${challenge}:${answer}:1`,
    `${challenge}:1e3`,
    `${'9'.repeat(400)}:1`,
    'x:1',
  ]
  for (const proof of refused) {
    expect({ proof, status: (await file(device, proof)).status }).toEqual({ proof, status: 429 })
    await city.ctx.redis.flushdb()
    await file(device)
    await file(device)
  }
  for (let count = 0; count < 3; count++) await search()
  expect((await search({ 'x-proof': `${challenge}:${answer}` })).status).toBe(429)

  city.setTime('2026-11-20T10:03')
  expect((await file(device, `${challenge}:${answer}`)).status).toBe(429)
  city.setTime('2026-11-20T10:00')
  await city.ctx.redis.flushdb()
  for (let count = 0; count < 2; count++) await file(device)
  expect((await file(device, `${challenge}:${answer}`)).status).toBe(201)
})

test('search is limited by address, and goes on with a proof', async () => {
  for (let count = 0; count < 3; count++) expect((await search()).status).toBe(200)
  const { status, body, headers } = await search()
  expect({ status, code: body.code }).toEqual({ status: 429, code: 'request.too_many' })
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect((await search({ 'x-proof': solved(body.challenge ?? '') })).status).toBe(200)
})

test('a search that is not understood counts nothing, and each account has a count of its own', async () => {
  const cookie = await signInAs(city, 'moderator')
  for (let count = 0; count < 5; count++) expect((await ask(city, 'GET', '/search')).status).toBe(422)
  expect((await search({ cookie })).status).toBe(200)
  const keys = await city.ctx.redis.keys('*search-account*')
  expect(keys).toHaveLength(1)
})

test('what is kept of a device is a number of its own, and of a proof only that it was used', async () => {
  await file(device, solved(await challenged()))
  const keys = await city.ctx.redis.keys('*')
  expect(
    keys.filter((key) => !/-(file-(hour|day)-[0-9a-f-]{36}|file-address-127\.0\.0\.1)$|^proof-/.test(key)),
  ).toEqual([])
})
