import { foundKinds } from '@gorozhanin/domain/map/api'
import { randomFrom, seedOf } from '@gorozhanin/infra/city/demo/random'
import { searchCity } from '@gorozhanin/server/map/search'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clumsyWays, mistyped, type Written } from '../fixtures/clumsy.ts'
import { describeReal } from '../fixtures/real-data.ts'
import { openSnezhinsk, type Snezhinsk } from '../support/snezhinsk.ts'

const AT_ONCE = 8
const everything = { kinds: new Set(foundKinds), limit: 8, language: 'ru' } as const
const leastShare = { clumsy: 0.95, mistyped: 0.85 } as const

describeReal('addresses of Снежинск, as people type them', () => {
  let snezhinsk: Snezhinsk
  let addresses: readonly (Written & { readonly code: string })[]

  beforeAll(async () => {
    snezhinsk = await openSnezhinsk()
    const { rows } = await snezhinsk.city.ctx.db.$client.query(
      `select h.code, s.name->>'ru' as street, h.number
         from houses h join streets s on s.code = h.street order by h.code`,
    )
    addresses = rows
    expect(addresses.length).toBeGreaterThan(1500)
  }, 180_000)
  afterAll(() => snezhinsk?.close())

  /** The share of addresses that the first suggestion names, and some of those that it does not. */
  async function found(type: (address: Written) => string) {
    const missed: string[] = []
    const queue = addresses.map((address) => ({ ...address, q: type(address) }))
    const count = queue.length
    const ask = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [first] = await searchCity(snezhinsk.city.ctx, next.q, everything)
        if (first?.kind !== 'address' || first.id !== next.code)
          missed.push(`«${next.q}» is ${next.street}, ${next.number}, not ${first?.label}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, ask))
    return { share: 1 - missed.length / count, missed }
  }

  test.each(Object.entries(clumsyWays))(
    '%s: the first suggestion is the house',
    async (way, type) => {
      const random = randomFrom(seedOf(way))
      const { share, missed } = await found((address) => type(address, random))
      console.log(`${(share * 100).toFixed(1)} % ${way}`)
      expect(share, missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(leastShare.clumsy)
    },
    120_000,
  )

  test('with one error in the street the first suggestion is the house', async () => {
    const random = randomFrom(seedOf('mistyped'))
    const { share, missed } = await found((address) => mistyped(address, random))
    console.log(`${(share * 100).toFixed(1)} % with an error`)
    expect(share, missed.slice(0, 20).join('\n')).toBeGreaterThanOrEqual(leastShare.mistyped)
  }, 120_000)
})
