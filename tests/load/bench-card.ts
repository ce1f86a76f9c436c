import type { Bench } from './city.ts'
import { lampReport } from './city.ts'
import { atLeast, type Figure, plain } from './figures.ts'
import { compare, shoot } from './shoot.ts'

const ROUNDS = 3
const LEAST_RATIO = 0.5

/** One public card with its timeline against a bare select by key. */
export async function benchCard(bench: Bench, seconds: number): Promise<readonly Figure[]> {
  const number = await publishOne(bench)
  const card = { url: `${bench.api.address}/api/reports/${number}` }
  const floor = { url: `${bench.floors.address}/cards/2026-1` }
  await shoot(card, 2)
  const [ours, bare] = await compare([card, floor], ROUNDS, seconds)
  if (!ours || !bare) throw new Error('nothing was measured')
  if (ours.failures > 0) throw new Error(`${ours.failures} cards failed`)
  return [
    plain('card: ours', ours.perSecond, '/s'),
    plain('card: floor, select by key', bare.perSecond, '/s'),
    atLeast('card against the floor', ours.perSecond / bare.perSecond, LEAST_RATIO),
  ]
}

async function publishOne(bench: Bench): Promise<string> {
  const { payload, headers } = await lampReport(bench)
  const filed = await fetch(`${bench.api.address}/api/reports`, {
    method: 'POST',
    body: new Uint8Array(payload),
    headers,
  })
  const { number } = (await filed.json()) as { number: string }
  const moved = await fetch(`${bench.api.address}/api/console/reports/${number}/moves`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: bench.cookie },
    body: JSON.stringify({ move: 'publish', version: 1 }),
  })
  if (!moved.ok) throw new Error(`publishing answered ${moved.status}`)
  return number
}
