import type { Ctx } from '../main/context.ts'
import { type Repeating, repeat } from '../platform/repeat.ts'
import { openWorkers } from './queues.ts'
import { openRelay } from './relay.ts'

const RELAY_PAUSE_MS = 250
const AGENCIES_PAUSE_MS = 2_000

/** Starts the hand-over to agencies in this process. Waits for PostgreSQL, Redis and a city as long as it takes. */
export function startDispatch(ctx: Ctx): Repeating {
  const relay = openRelay(ctx)
  const workers = openWorkers(ctx)
  const repeating = [
    repeat(ctx.log, 'relay', RELAY_PAUSE_MS, async () => {
      while ((await relay()) > 0);
    }),
    repeat(ctx.log, 'agencies', AGENCIES_PAUSE_MS, async () => {
      workers.serve((await ctx.catalog()).agencies.keys())
    }),
  ]
  return {
    stop: async () => {
      await Promise.all(repeating.map(({ stop }) => stop()))
      await workers.close()
    },
  }
}
