import { type Bench, publishLamp } from './city.ts'
import { atLeast, type Figure, plain } from './figures.ts'
import { compare, shoot } from './shoot.ts'

const ROUNDS = 3
const LEAST_RATIO = 0.5

/** One public card with its timeline against a bare select by key. */
export async function benchCard(bench: Bench, seconds: number): Promise<readonly Figure[]> {
  const number = await publishLamp(bench.api.address, bench.cookie, bench.place)
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
