import { arrive } from './arrivals.ts'
import { type Bench, lampReport } from './city.ts'
import { atLeast, atMost, type Figure, plain } from './figures.ts'
import { compare, shoot } from './shoot.ts'

const ROUNDS = 3
const LEAST_RATIO = 0.3
const MOST_P99_MS = 100

/** Filing without a photo against a bare insert, with and without the multipart body. */
export async function benchFiling(bench: Bench, seconds: number): Promise<readonly Figure[]> {
  const form = await lampReport(bench)
  const filing = {
    url: `${bench.api.address}/api/reports`,
    method: 'POST',
    body: form.payload,
    headers: form.headers,
  } as const
  const floor = { ...filing, url: `${bench.floors.address}/multipart` }
  const json = {
    url: `${bench.floors.address}/json`,
    method: 'POST',
    body: JSON.stringify({
      category: 'street-light-out',
      text: 'Не горит фонарь',
      lon: '1',
      lat: '1',
      details: '{}',
    }),
    headers: { 'content-type': 'application/json' },
  } as const
  await shoot(filing, 2)
  await shoot(floor, 2)

  const [ours, bare, plainInsert] = await compare([filing, floor, json], ROUNDS, seconds)
  if (!ours || !bare || !plainInsert) throw new Error('nothing was measured')
  if (ours.failures > 0) throw new Error(`${ours.failures} filings failed`)
  const rate = Math.floor(ours.perSecond / 2)
  const half = await arrive(filing, seconds, rate)
  if (half.failures > 0) throw new Error(`${half.failures} filings failed`)
  // One slow flush of the disk is felt by both: a figure of the machine, not of the code.
  const halfFloor = await arrive(floor, seconds, rate)
  return [
    plain('filing: ours', ours.perSecond, '/s'),
    plain('filing: floor, multipart and one insert', bare.perSecond, '/s'),
    plain('filing: floor, JSON and one insert', plainInsert.perSecond, '/s'),
    atLeast('filing against the multipart floor', ours.perSecond / bare.perSecond, LEAST_RATIO),
    atMost('filing at half of that load, p99', half.p99Ms, MOST_P99_MS, 'ms'),
    plain('filing: floor at the same rate, p99', halfFloor.p99Ms, 'ms'),
  ]
}
