import type { JobsOptions } from 'bullmq'
import type * as t from 'typebox'
import { Value } from 'typebox/value'
import type { Ctx } from '../main/context.ts'

/** Work for a queue. Running it twice leaves the same state; its payload holds ids, never people's data. */
type Job<Payload extends t.TSchema> = {
  readonly name: string
  readonly payload: Payload
  readonly attempts: number
  /** Every further pause is twice as long. */
  readonly firstRetryMs: number
  /** Jobs with the same key are one job while it waits or runs. Without `:`, which BullMQ keeps for itself. */
  readonly key: (payload: t.Static<Payload>) => string
  readonly run: (ctx: Ctx, payload: t.Static<Payload>) => Promise<void>
}

export function defineJob<const Payload extends t.TSchema>(job: Job<Payload>): Job<Payload> {
  return job
}

/** The job as a queue takes it. A finished job is forgotten, so that its key never stands in the way of a new one. */
export function toQueue<Payload extends t.TSchema>(job: Job<Payload>, data: t.Static<Payload>) {
  const opts: JobsOptions = {
    jobId: job.key(data),
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.firstRetryMs, jitter: 0.25 },
    removeOnComplete: true,
    removeOnFail: true,
  }
  return { name: job.name, data, opts }
}

/** @throws AssertError when the queue holds something else than the job's payload. */
export function runJob<Payload extends t.TSchema>(job: Job<Payload>, ctx: Ctx, data: unknown): Promise<void> {
  Value.Assert(job.payload, data)
  return job.run(ctx, data)
}
