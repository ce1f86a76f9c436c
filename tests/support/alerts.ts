import type { listAlerts } from '@gorozhanin/domain/alerts/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import type { MySettings } from '@gorozhanin/domain/people/api'
import { deliver } from '@gorozhanin/server/dispatch/deliver'
import type { TestCity } from './city.ts'
import { ask } from './people.ts'

export type AlertList = Reply<typeof listAlerts>

/** What a person's bell shows. */
export async function bellOf(city: TestCity, cookie: string, query = ''): Promise<AlertList> {
  return (await ask<AlertList>(city, 'GET', `/alerts${query}`, { cookie })).body
}

/** Does what the worker does with every report that was handed over. */
export async function deliverAll({ ctx }: TestCity): Promise<void> {
  const { rows } = await ctx.db.$client.query(
    `select id from deliveries where state = 'open' order by created_at`,
  )
  for (const { id } of rows) await deliver(ctx, id, 10)
}

/** Changes some of a person's settings. */
export async function changeMine(
  city: TestCity,
  cookie: string,
  change: Partial<Pick<MySettings, 'letters' | 'language' | 'absence'>>,
) {
  const { body } = await ask<MySettings>(city, 'GET', '/session/settings', { cookie })
  const { letters, language, absence } = body
  return ask<MySettings & { errors: { field: string; code: string }[] }>(city, 'PUT', '/session/settings', {
    cookie,
    body: { letters, language, absence, ...change },
  })
}
