import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Found } from '@gorozhanin/domain/map/api'
import { type Random, randomFrom } from '@gorozhanin/infra/city/demo/random'
import pg from 'pg'
import { needed, testConfig } from '../support/config.ts'
import { copyDatabase } from '../support/databases.ts'
import { envOf, startApi } from '../support/processes.ts'
import { buildStreets, writeReports } from './big-town.ts'
import { type Bench, liftLimits } from './city.ts'
import { atLeast, atMost, type Figure, plain } from './figures.ts'
import { percentile } from './shoot.ts'

const REPORTS = 100_000
const ADDRESSES = 400
const SHORTEST_TYPED = 3
const MOST_P95_MS = 25
const LEAST_RIGHT = 0.95

const texts = [
  'яма',
  'ямы во дворе',
  'мусорка',
  'не горит фонарь',
  'асвещение',
  'бродячие псы',
  'лифт',
  'крыша течет',
]

/**
 * A person types addresses letter by letter in a city of two hundred thousand houses, another looks for words in a hundred
 * thousand reports. Beside them the floor: one row by its key.
 */
export async function benchSearch({ template, floors }: Bench, seconds: number): Promise<readonly Figure[]> {
  const storageDir = await mkdtemp(join(tmpdir(), 'search-'))
  const database = await copyDatabase(template)
  const db = new pg.Pool({ connectionString: database.ownerUrl, max: 1 })
  try {
    await buildStreets(db)
    await writeReports(db, REPORTS)
    await liftLimits(db)
    await db.query('vacuum analyze')
    const config = testConfig({
      databaseUrl: database.url,
      redisUrl: needed('TEST_REDIS_URL'),
      storageDir,
      logLevel: 'error',
    })
    const api = await startApi(envOf(config))
    try {
      const random = randomFrom(11)
      const addresses = await pickAddresses(db, random)
      const url = (q: string, kinds: string) =>
        `${api.address}/api/search?kinds=${kinds}&q=${encodeURIComponent(q)}`
      const letters = addresses.flatMap(({ typed }) => beginningsOf(typed))
      const suggestion = (turn: number) => url(letters[turn % letters.length] ?? '', 'address,street,place')
      const everything = (turn: number) =>
        url(letters[turn % letters.length] ?? '', 'address,street,place,report')
      const words = (turn: number) => url(texts[turn % texts.length] ?? '', 'report')
      const floor = () => `${floors.address}/cards/2026-1`
      await Promise.all([suggestion, everything, words, floor].map((next) => type(next, 1)))

      const ours = await type(suggestion, seconds)
      const bare = await type(floor, seconds)
      const all = await type(everything, seconds)
      const reports = await type(words, seconds)
      const right = await shareOfRight(addresses, (q) => url(q, 'address,street,place'))
      return [
        plain('search: houses', await countHouses(db), ''),
        plain('search: suggestions, p50', percentile(ours, 0.5), 'ms'),
        atMost('search: suggestions, p95', percentile(ours, 0.95), MOST_P95_MS, 'ms'),
        plain('search: suggestions, p99', percentile(ours, 0.99), 'ms'),
        plain('search: floor, select by key, p95', percentile(bare, 0.95), 'ms'),
        plain(
          'search: suggestions against the floor, p95',
          percentile(ours, 0.95) / percentile(bare, 0.95),
          '×',
        ),
        atLeast('search: the first suggestion is the house', right, LEAST_RIGHT, ''),
        plain('search: everything as it is typed, p95', percentile(all, 0.95), 'ms'),
        plain(`search: words in ${REPORTS} reports, p50`, percentile(reports, 0.5), 'ms'),
        plain(`search: words in ${REPORTS} reports, p95`, percentile(reports, 0.95), 'ms'),
      ]
    } finally {
      await api.stop()
    }
  } finally {
    await db.end()
    await database.drop()
    await rm(storageDir, { recursive: true, force: true })
  }
}

type Wanted = { readonly code: string; readonly typed: string }

async function pickAddresses(db: pg.Pool, random: Random): Promise<readonly Wanted[]> {
  const { rows } = await db.query<{ code: string; search: string; number: string }>(
    `select h.code, split_part(s.search, ' ', 1) as search, h.number
       from houses h join streets s on s.code = h.street
      where h.code like 'big-%' order by md5(h.code) limit $1`,
    [ADDRESSES],
  )
  return rows.map(({ code, search, number }) => ({
    code,
    typed: random.pick([`${search} ${number}`, `${search}, д ${number}`, `ул ${search} ${number}`]),
  }))
}

function beginningsOf(typed: string): readonly string[] {
  return [...typed].map((_, at) => typed.slice(0, at + 1)).slice(SHORTEST_TYPED - 1)
}

/** Asks as soon as the last answer has come. Milliseconds of every answer. */
async function type(next: (turn: number) => string, seconds: number): Promise<readonly number[]> {
  const tookMs: number[] = []
  const endMs = performance.now() + seconds * 1000
  for (let turn = 0; performance.now() < endMs; turn++) {
    const startedMs = performance.now()
    const answer = await fetch(next(turn))
    await answer.text()
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`)
    tookMs.push(performance.now() - startedMs)
  }
  return tookMs
}

async function shareOfRight(addresses: readonly Wanted[], url: (q: string) => string): Promise<number> {
  let right = 0
  for (const { code, typed } of addresses) {
    const { found } = (await (await fetch(url(typed))).json()) as { found: Found[] }
    if (found[0]?.id === code) right += 1
  }
  return right / addresses.length
}

async function countHouses(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*)::int as count from houses')
  return rows[0]?.count ?? 0
}
