import type { Bench } from './city.ts'
import { atMost, type Figure, plain } from './figures.ts'
import { percentile } from './shoot.ts'

const REPORTS = 120_000
const MOST_P95_MS = 40
const PLACES = 2000
const AT_ONCE = 2

const asked = 'Яма на проезжей части у перехода, глубокая, машины объезжают'

/** The look for reports alike in a city with a hundred thousand of them, a tenth open, from all over it. */
export async function benchSimilar(bench: Bench, seconds: number): Promise<readonly Figure[]> {
  await fillCity(bench)
  const places = await somePlaces(bench)
  const tookMs: number[] = []
  let hints = 0
  const endsAt = performance.now() + seconds * 1000
  async function askOn(): Promise<void> {
    while (performance.now() < endsAt) {
      const place = places[tookMs.length % places.length]
      const started = performance.now()
      const answer = await fetch(`${bench.api.address}/api/reports/similar`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ category: 'pothole-road', text: asked, ...place }),
      })
      const { reports } = (await answer.json()) as { reports?: readonly object[] }
      tookMs.push(performance.now() - started)
      if (!reports) throw new Error(`the look for reports alike answered ${answer.status}`)
      hints += reports.length
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, askOn))
  return [
    plain('similar: reports in the city', REPORTS, ''),
    plain('similar: asked', tookMs.length, ''),
    plain('similar: hints found each time', hints / tookMs.length, ''),
    plain('similar: median', percentile(tookMs, 0.5), 'ms'),
    atMost('similar: p95', percentile(tookMs, 0.95), MOST_P95_MS, 'ms'),
  ]
}

/**
 * Public reports of one group over a city of twelve kilometres, thicker to its middle: one in ten is open. The small city
 * of the bench has a hundred houses, so they lie round it too.
 */
async function fillCity({ db, place }: Bench): Promise<void> {
  await db.query(
    `insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
                          source, is_public, without_photo, place, details, route, registered_at, published_at)
     select gen_random_uuid(), 2024, n, c.code, c.data->>'group', false,
            case when n % 10 = 0 then 'in_work' else 'closed' end, 'edds',
            (array['Яма на дороге', 'Глубокая яма у перехода, объезжают по тротуару', 'Просел асфальт после зимы'])[1 + n % 3]
              || ' № ' || n || repeat(', машины объезжают', n % 9),
            'ru', 'web', true, false,
            ST_SetSRID(ST_MakePoint($2 + (random() + random() + random() - 1.5) * 0.062,
                                    $3 + (random() + random() + random() - 1.5) * 0.036), 4326),
            '{}', '{}', now() - random() * interval '300 days', now()
       from generate_series(1, $1::int) n
       join (select code, data, (row_number() over (order by code)) - 1 as turn, count(*) over () as many
               from categories
              where data->>'group' = (select data->>'group' from categories where code = 'pothole-road')) c
         on c.turn = n % c.many`,
    [REPORTS, place.lon, place.lat],
  )
  await db.query('analyze reports')
}

/** Where reports lie, so that thick places are asked for as often as people file there. */
async function somePlaces({ db }: Bench): Promise<readonly { lon: number; lat: number }[]> {
  const { rows } = await db.query(
    'select ST_X(place) as lon, ST_Y(place) as lat from reports where year = 2024 order by random() limit $1',
    [PLACES],
  )
  return rows
}
