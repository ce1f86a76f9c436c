import autocannon from 'autocannon'

export type Shot = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly failures: number
}

export type Target = {
  readonly url: string
  readonly method?: 'GET' | 'POST'
  readonly body?: Buffer | string
  readonly headers?: Record<string, string>
}

const connections = 24

/** Asks without pause for `seconds`. */
export async function shoot({ url, method = 'GET', body, headers }: Target, seconds: number): Promise<Shot> {
  const result = await autocannon({
    url,
    method,
    connections,
    duration: seconds,
    ...(body !== undefined && { body }),
    ...(headers && { headers }),
  })
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors,
  }
}

/** Measures targets in turn, several rounds, so that a busy moment of the machine falls on all of them alike. */
export async function compare(
  targets: readonly Target[],
  rounds: number,
  seconds: number,
): Promise<readonly Shot[]> {
  const shots: Shot[][] = targets.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) shots[index]?.push(await shoot(target, seconds))
  return shots.map((list) => ({
    perSecond: median(list.map(({ perSecond }) => perSecond)),
    p50Ms: median(list.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(list.map(({ p99Ms }) => p99Ms)),
    failures: list.reduce((sum, { failures }) => sum + failures, 0),
  }))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
