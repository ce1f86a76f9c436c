import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'
import type { Difference } from './merge.ts'

/**
 * Brings service areas to what was staged, and keeps their history: an area that changed or left the pack is
 * closed with the day before `today`, and what it became is a row of its own. Closed rows are never touched.
 */
export async function mergeAreas(tx: Tx, today: string): Promise<Difference> {
  const { rows: closed } = await tx.execute<{ code: string; stays: boolean }>(sql`
    update service_areas a set valid_to = ${today}::date - 1
     where a.id in (select max(id) from service_areas group by code)
       and coalesce(a.valid_to, 'infinity') >= ${today}::date
       and not exists (select from incoming_service_areas i
                        where (i.code, i.fingerprint) = (a.code, a.fingerprint)
                          and i.valid_to is not distinct from a.valid_to)
    returning a.code, exists (select from incoming_service_areas i where i.code = a.code) as stays`)
  const { rows: opened } = await tx.execute<{ version: number }>(sql`
    insert into service_areas (code, name, service_type, agency, valid_from, valid_to, version, fingerprint,
           area_square_meters, shape)
    select i.code, i.name, i.service_type, i.agency, i.valid_from, i.valid_to, coalesce(a.version, 0) + 1,
           i.fingerprint, i.area_square_meters, i.shape
      from incoming_service_areas i
      left join (select distinct on (code) * from service_areas order by code, id desc) a on a.code = i.code
     where a.fingerprint is distinct from i.fingerprint or a.valid_to is distinct from i.valid_to
     order by i.code
    returning version`)
  const changed = opened.filter(({ version }) => version > 1).length
  return {
    added: opened.length - changed,
    changed,
    removed: closed.filter(({ stays }) => !stays).length,
  }
}
