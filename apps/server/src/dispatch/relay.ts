import { Queue } from 'bullmq'
import type { Ctx } from '../main/context.ts'
import type { Db } from '../platform/database.ts'
import { toQueue } from '../platform/job.ts'
import { handOverJob } from './jobs.ts'
import { type Due, lockDue, markQueued, unqueue } from './outbox.ts'
import { queueName } from './queues.ts'

/** Lives in Redis as long as its jobs do: when it is gone, so are they. */
const SENTINEL = 'dispatch.relayed'
const BATCH = 200

/**
 * Carries open deliveries from PostgreSQL to the queues of their agencies; one call carries at most `BATCH` and
 * gives their number. A row is marked after its job was added: killed in between, the job is added again under the
 * same key, which changes nothing.
 *
 * @throws Error while PostgreSQL or Redis is down; the rows stay open.
 */
export function openRelay(ctx: Pick<Ctx, 'db' | 'redis'>): () => Promise<number> {
  const queues = new Map<string, Queue>()

  function queueOf(agency: string): Queue {
    const known = queues.get(agency)
    if (known) return known
    const queue = new Queue(queueName(agency), {
      connection: ctx.redis,
      skipWaitingForReady: true,
      streams: { events: { maxLen: 100 } },
    })
    queue.on('error', () => {})
    queues.set(agency, queue)
    return queue
  }

  async function carry(db: Db): Promise<number> {
    if (await ctx.redis.set(SENTINEL, '1', 'NX')) await unqueue(db)
    return db.transaction(async (tx) => {
      const due = await lockDue(tx, BATCH)
      if (due.length === 0) return 0
      const byAgency = Map.groupBy(due, ({ agency }) => agency)
      await Promise.all(Array.from(byAgency, ([agency, rows]) => queueOf(agency).addBulk(rows.map(toJob))))
      await markQueued(tx, due)
      return due.length
    })
  }

  return async () => {
    try {
      return await carry(ctx.db)
    } catch (error) {
      // One that was opened while Redis went down never works again.
      for (const queue of queues.values()) queue.close().catch(() => {})
      queues.clear()
      throw error
    }
  }
}

const toJob = ({ id, generation }: Due) => toQueue(handOverJob, { delivery: id, generation })
