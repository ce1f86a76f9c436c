import { randomUUID } from 'node:crypto'
import { handOver } from '@gorozhanin/server/dispatch/commands'
import { queueName } from '@gorozhanin/server/dispatch/queues'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import type { TestCity } from './city.ts'

export type DeliveryState = {
  readonly id: string
  readonly channel: string
  readonly state: 'open' | 'done' | 'dead'
  readonly attempts: number
  readonly generation: number
  readonly error: string | null
}

/** Hands over so many new reports to an agency, and gives their ids. */
export async function handOverSome({ ctx }: TestCity, agency: string, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID())
  await ctx.db.transaction(async (tx) => {
    for (const id of ids) {
      await ctx.db.$client.query(
        `insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
           source, is_public, without_photo, details, route, registered_at, place, due_at, address)
         values ($1, 2026, next_report_sequence(2026), 'sewer-blockage', 'housing', true, 'routed', $2,
           'В подвале вода', 'ru', 'web', true, true, '{"entrance": 3, "flat": "17"}', '{}', $3,
           ST_SetSRID(ST_MakePoint(60.1234567, 55.7654321), 4326), $3, 'улица Садовая, 12')`,
        [id, agency, ctx.now().toString()],
      )
      await handOver(tx, { report: id, agency, route: 1, at: ctx.now() })
    }
  })
  return ids
}

/** Where the reports' deliveries stand. */
export async function deliveriesOf({ ctx }: TestCity, reports: readonly string[]): Promise<DeliveryState[]> {
  const { rows } = await ctx.db.$client.query(
    `select id, channel, state, attempts, generation, last_error as error
       from deliveries where report = any($1) order by created_at, channel`,
    [reports],
  )
  return rows
}

/** How often the people of each agency were told of each report: what must be 1, however much went wrong. */
export async function timesTold({ ctx }: TestCity, reports: readonly string[]): Promise<number[]> {
  const { rows } = await ctx.db.$client.query(
    `select count(e.id)::int as times from unnest($1::uuid[]) as r(id)
       left join events e on e.report = r.id and e.name = 'handed_over' group by r.id`,
    [reports],
  )
  return rows.map(({ times }) => times)
}

export async function areDone(city: TestCity, reports: readonly string[]): Promise<boolean> {
  return (await deliveriesOf(city, reports)).every(({ state }) => state === 'done')
}

/** Looks into an agency's queue from outside. */
export async function withQueue<T>(
  { config }: TestCity,
  agency: string,
  look: (queue: Queue) => Promise<T>,
): Promise<T> {
  const connection = new Redis(config.redisUrl, { maxRetriesPerRequest: null })
  const queue = new Queue(queueName(agency), { connection })
  try {
    return await look(queue)
  } finally {
    await queue.close()
    connection.disconnect()
  }
}

/** Whether the agency's queue has no job left, waiting or under way. */
export function isEmpty(city: TestCity, agency: string): Promise<boolean> {
  return withQueue(city, agency, async (queue) => (await queue.getJobCountByTypes()) === 0)
}

/** Lets jobs that wait for their next attempt make it now. Gives how many there were. */
export function retryNow(city: TestCity, agency: string): Promise<number> {
  return withQueue(city, agency, async (queue) => {
    const waiting = await queue.getDelayed()
    for (const job of waiting) await job.promote()
    return waiting.length
  })
}
