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
                        where i.code = a.code and i.version = a.version
                          and i.valid_to is not distinct from a.valid_to)
    returning a.code, exists (select from incoming_service_areas i where i.code = a.code) as stays`)
  const { rows: opened } = await tx.execute<{ known: boolean }>(sql`
    insert into service_areas
           (code, name, service_type, agency, valid_from, valid_to, version, area_square_meters, shape)
    select i.code, i.name, i.service_type, i.agency, i.valid_from, i.valid_to, i.version,
           i.area_square_meters, i.shape
      from incoming_service_areas i
      left join (select distinct on (code) * from service_areas order by code, id desc) a on a.code = i.code
     where a.version is distinct from i.version or a.valid_to is distinct from i.valid_to
     order by i.code
    returning exists (select from service_areas b where b.code = service_areas.code) as known`)
  const changed = opened.filter(({ known }) => known).length
  return {
    added: opened.length - changed,
    changed,
    removed: closed.filter(({ stays }) => !stays).length,
  }
}
