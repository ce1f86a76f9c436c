import { Problem } from './problem.ts'

const longestQueue = 200

/** Runs work in the order it comes, as long as the weights of what runs do not exceed `capacity`. */
export function decoderSlots(capacity: number) {
  let free = capacity
  const waiting: { readonly weight: number; readonly start: () => void }[] = []

  function startNext(): void {
    while (waiting[0] && waiting[0].weight <= free) {
      const { weight, start } = waiting.shift() as (typeof waiting)[0]
      free -= weight
      start()
    }
  }

  /** @throws Problem `server.unavailable` when so much waits that the sender would have given up. */
  return async function run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    if (waiting.length >= longestQueue) throw new Problem('server.unavailable', { retryAfterSeconds: 30 })
    await new Promise<void>((start) => {
      waiting.push({ weight, start })
      startNext()
    })
    try {
      return await work()
    } finally {
      free += weight
      startNext()
    }
  }
}
