import { setTimeout } from 'node:timers/promises'
import { Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { Ctx } from '../main/context.ts'
import { runJob } from '../platform/job.ts'
import { handOverJob } from './jobs.ts'

/** One queue an agency. BullMQ keeps `:` for itself. */
export const queueName = (agency: string): string => `agency.${agency}`

/** How hard one agency is worked on at once. */
const pace = { concurrency: 4, limiter: { max: 50, duration: 1_000 } }
/** A worker that was killed leaves its jobs locked: so soon another one takes them. */
const recovery = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 5 }
/** Less than the ten seconds that a container is given to end. While Redis is down a worker never closes. */
const CLOSE_MS = 8_000

/** The receiving ends of the agencies' queues in this process. */
export type Workers = {
  /** Starts the workers that are missing; the others go on. */
  readonly serve: (agencies: Iterable<string>) => void
  /** Lets jobs under way end, within `CLOSE_MS`. */
  readonly close: () => Promise<void>
}

/**
 * Workers share one connection for commands; each needs one more to wait on. Measured with 200 agencies:
 * 202 connections, 65 MB, 1 % of a core while idle.
 */
export function openWorkers(ctx: Ctx): Workers {
  const connection = new Redis(ctx.config.redisUrl, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
  })
  connection.on('error', () => {}) // ctx.redis tells when Redis is down
  const workers = new Map<string, Worker>()

  function start(agency: string): Worker {
    const worker = new Worker(queueName(agency), (job) => runJob(handOverJob, ctx, job.data), {
      connection,
      ...pace,
      ...recovery,
      drainDelay: 30,
      runRetryDelay: 1_000,
    })
    worker.on('error', (error) => {
      if (connection.status === 'ready') ctx.log.warn({ agency, err: error.message }, 'queue fault')
    })
    worker.on('failed', (job, error) =>
      ctx.log.warn(
        { agency, job: job?.id, attempt: job?.attemptsMade, err: error.message },
        'hand-over failed',
      ),
    )
    return worker
  }

  return {
    serve(agencies) {
      for (const agency of agencies) if (!workers.has(agency)) workers.set(agency, start(agency))
    },
    async close() {
      const closed = Promise.allSettled(Array.from(workers.values(), (worker) => worker.close()))
      await Promise.race([closed, setTimeout(CLOSE_MS, undefined, { ref: false })])
      connection.disconnect()
    },
  }
}
