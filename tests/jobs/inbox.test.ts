import { handOver, markSeen } from '@gorozhanin/server/dispatch/commands'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { deliveriesOf, handOverSome } from '../support/deliveries.ts'
import { ask, signInAs } from '../support/people.ts'

let city: TestCity

beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city?.close())

const unseen = async (name: string) => {
  const { body } = await ask<{ unseen: number }>(city, 'GET', '/console/inbox', {
    cookie: await signInAs(city, name),
  })
  return body.unseen
}

test('an agency counts what its people have not opened, also what came back', async () => {
  const [report = ''] = await handOverSome(city, 'vodokanal', 2)
  expect(await unseen('vodokanal')).toBe(2)
  await markSeen(city.ctx, 'vodokanal', report)
  expect(await unseen('vodokanal')).toBe(1)

  await city.ctx.db.transaction((tx) =>
    handOver(tx, { report, agency: 'vodokanal', route: 2, at: city.ctx.now() }),
  )
  expect(await unseen('vodokanal')).toBe(2)
})

test('a report that went on to another agency is not counted any more', async () => {
  const [report = ''] = await handOverSome(city, 'gorgaz')
  await city.ctx.db.$client.query(`update reports set agency = 'edds' where id = $1`, [report])
  expect(await unseen('gorgaz')).toBe(0)
})

test('dispatchers count what came to the dispatch desk', async () => {
  const { dispatchDesk } = await city.ctx.catalog()
  await handOverSome(city, dispatchDesk)
  expect(await unseen('dispatcher')).toBe(1)
})

test('the same route handed over again opens no second delivery', async () => {
  const reports = await handOverSome(city, 'trassa')
  for (const report of reports) {
    await city.ctx.db.transaction((tx) =>
      handOver(tx, { report, agency: 'trassa', route: 1, at: city.ctx.now() }),
    )
  }
  expect(await deliveriesOf(city, reports)).toHaveLength(1)
})
