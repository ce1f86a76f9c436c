import * as t from 'typebox'
import { defineJob } from '../platform/job.ts'
import { deliver } from './deliver.ts'

/** Ten attempts take about two hours. */
const ATTEMPTS = 10

export const handOverJob = defineJob({
  name: 'dispatch.hand_over',
  payload: t.Object({ delivery: t.String({ format: 'uuid' }), generation: t.Integer() }),
  attempts: ATTEMPTS,
  firstRetryMs: 15_000,
  key: ({ delivery, generation }) => `${delivery}-${generation}`,
  run: (ctx, { delivery }) => deliver(ctx, delivery, ATTEMPTS),
})
