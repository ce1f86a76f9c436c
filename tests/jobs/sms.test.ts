import type { Sms } from '@gorozhanin/server/messages/channel'
import { type SmsCatcher, startSmsCatcher } from '@gorozhanin/server/messages/sms-catcher'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { codeInSms, somePhone } from '../support/accounts.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { ask } from '../support/people.ts'
import { workersOfTest } from '../support/processes.ts'
import { until } from '../support/until.ts'

let city: TestCity
let catcher: SmsCatcher
const caught: Sms[] = []
const workers = workersOfTest()

vi.setConfig({ testTimeout: 120_000 })
beforeAll(async () => {
  catcher = await startSmsCatcher(0, async (sms) => void caught.push(sms))
  // The worker is a process of its own with the real clock.
  const now = Temporal.Now.zonedDateTimeISO('Asia/Yekaterinburg').toPlainDateTime()
  city = await openCity(now.toString({ smallestUnit: 'minute' }), {
    smsGateway: { ...catcher.gateway, timeoutMs: 20_000 },
  })
})
afterAll(async () => {
  await workers.kill()
  await city?.close()
  await catcher?.close()
})

test('a worker without a mail server sends codes by SMS, each once whoever of two takes it', async () => {
  const phones = Array.from({ length: 6 }, somePhone)
  const email = `${crypto.randomUUID()}@mail.example`
  for (const contact of [...phones.map((phone) => ({ phone })), { email }])
    expect((await ask(city, 'POST', '/account/code', { body: { ...contact, language: 'ru' } })).status).toBe(
      202,
    )
  workers.start(city.config)
  workers.start(city.config)
  const states = async (kind: string) =>
    (
      await city.ctx.db.$client.query('select state from account_letters where contact_kind = $1', [kind])
    ).rows.map(({ state }) => state)
  await until(async () => (await states('phone')).every((state) => state === 'sent'), 90)
  expect(caught.map(({ to }) => to).toSorted()).toEqual(phones.toSorted())

  const [phone = ''] = phones
  const body = { phone, code: codeInSms(caught, phone), consents: ['contact'] }
  expect((await ask(city, 'POST', '/account/session', { body })).status).toBe(200)
  // The letter waits for a mail server.
  expect(await states('email')).toEqual(['open'])
})
