import { MOST_HINTS } from '@gorozhanin/domain/reports/likeness'
import { openStatuses, type Status } from '@gorozhanin/domain/reports/status'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'

/** A public report near a place, in public words. `lead` is the open report that it stands for. */
export type NearRow = {
  readonly lead: string
  readonly category: string
  readonly text: string
  readonly meters: number
  readonly registeredMs: number
}

const open = sql.raw(openStatuses.map((name) => `'${name}'`).join(', '))
const isShown = (report: string) =>
  sql.raw(`${report}.published_at is not null and ${report}.hidden_at is null and ${report}.is_public`)

/** More of a text does not make it more alike. */
const TEXT_CHARACTERS = 1000
const MOST_NEAR = 60

/** The square is what the index finds; the circle is cut out of it. */
const nearStatement = statement<NearRow>(
  'similar-near',
  sql`
  with asked as materialized (
    select ST_SetSRID(ST_MakePoint(${sql.placeholder('lon')}, ${sql.placeholder('lat')}), 4326) as place,
           ${sql.placeholder('radius')}::float8 as radius),
  near as (
    select r.category, left(coalesce(r.public_text, r.text), ${sql.raw(String(TEXT_CHARACTERS))}) as text, r.registered_at,
           ST_DistanceSphere(r.place, asked.place) as meters,
           case r.status when 'merged' then r.parent else r.id end as lead
      from asked, reports r
     where r.place && ST_Expand(asked.place, asked.radius / (110000 * cos(radians(ST_Y(asked.place)))), asked.radius / 110000)
       and ST_DistanceSphere(r.place, asked.place) <= asked.radius
       and r.category_group = ${sql.placeholder('group')} and r.status in (${open}, 'merged') and ${isShown('r')}
     order by meters
     limit ${sql.raw(String(MOST_NEAR))})
  select near.lead, near.category, near.text, near.meters,
         (extract(epoch from near.registered_at) * 1000)::float8 as "registeredMs"
    from near join reports lead on lead.id = near.lead
   where lead.status in (${open}) and ${isShown('lead')}`,
)

type Around = {
  readonly lon: number
  readonly lat: number
  readonly radius: number
  readonly group: string
}

/** The nearest open reports of a group within `radius` metres, and merged ones that lead to an open one. */
export function reportsAround(db: Reader, around: Around): Promise<readonly NearRow[]> {
  return nearStatement(db, around)
}

/** What a hint shows beside its distance. */
export type HintRow = {
  readonly id: string
  readonly year: number
  readonly sequence: number
  readonly status: Status
  readonly category: string
  readonly address: string | null
  readonly text: string
  readonly registeredAt: string
  readonly dueAt: string | null
  readonly answeredAt: string | null
  readonly supporters: number
  readonly photo: string | null
  readonly mine: boolean
  readonly supported: boolean
}

/** Who asks: a device by its mark, and the account that is signed in on it. */
export type Asker = { readonly device: string | null; readonly account: string | null }

const hintStatement = statement<{ hint: HintRow }>(
  'similar-hints',
  sql`
  select json_build_object(
           'id', r.id, 'year', r.year, 'sequence', r.sequence, 'status', r.status, 'category', r.category,
           'address', coalesce(r.public_address, r.address), 'text', coalesce(r.public_text, r.text),
           'registeredAt', r.registered_at, 'dueAt', r.due_at, 'answeredAt', r.answered_at, 'supporters', r.supporters,
           'mine', not r.disowned and (coalesce(r.device = asker.device, false) or coalesce(r.author = asker.account, false)),
           'supported', exists (
             select from supporters s
              where s.report = r.id and (s.device = asker.device or s.account = asker.account)),
           'photo', (select p.key from photos p
                      where p.report = r.id and p.kind = 'before' and p.event is not null
                      order by p.position limit 1)) as hint
    from jsonb_array_elements_text(${sql.placeholder('ids')}::jsonb) with ordinality as wanted (id, turn)
    join reports r on r.id = wanted.id::uuid
   cross join (select ${sql.placeholder('device')}::text as device, ${sql.placeholder('account')}::uuid as account) asker
   order by wanted.turn
   limit ${sql.raw(String(MOST_HINTS))}`,
)

/** The reports of hints, in the order of their ids. */
export async function readHints(
  db: Reader,
  ids: readonly string[],
  { device, account }: Asker,
): Promise<readonly HintRow[]> {
  const rows = await hintStatement(db, { ids: JSON.stringify(ids), device, account })
  return rows.map(({ hint }) => hint)
}
