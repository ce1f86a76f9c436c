import type { Logger } from 'pino'

/** Work that goes on until it is stopped. */
export type Repeating = { readonly stop: () => Promise<void> }

/**
 * Runs `work` now and again `pauseMs` after every end, never twice at once. A failure is logged when it begins and
 * when it is over, not every time, and never ends the process. `stop` waits for the run under way.
 */
export function repeat(log: Logger, what: string, pauseMs: number, work: () => Promise<unknown>): Repeating {
  let failing = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()

  async function run(): Promise<void> {
    try {
      await work()
      if (failing) log.info({ what }, 'works again')
      failing = false
    } catch (error) {
      if (!failing) log.warn({ what, err: error }, 'failed, tried again until it works')
      failing = true
    }
    if (!stopped) timer = setTimeout(start, pauseMs)
  }
  function start(): void {
    running = run()
  }

  start()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
