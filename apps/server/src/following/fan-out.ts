import { sql } from 'drizzle-orm'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { newsByEvents } from './news-store.ts'
import { HOUSE_METERS, STREET_METERS } from './subject-store.ts'

/** Finds for each fresh event who is to be told of it. */
export async function tellFollowers(ctx: Ctx): Promise<void> {
  while (await tellNext(ctx));
}

/** One event, whole or not at all; false when there is none. */
function tellNext(ctx: Ctx): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ event: string }>(sql`
      select event from fresh_news order by event limit 1 for update skip locked`)
    const event = rows[0] && Number(rows[0].event)
    if (event === undefined) return false
    const [news] = await newsByEvents(tx, [event])
    if (news) {
      await openItems(tx, event, news.name === 'new' ? 'new' : 'changes')
      await openLetters(tx, event, new Date(ctx.now().epochMilliseconds))
    }
    await tx.execute(sql`delete from fresh_news where event = ${event}`)
    return true
  })
}

/**
 * A row for each subscription whose subject the report belongs to, as `reportsOf` has it the other way round. The author
 * is told by other letters, and so is a follower of what happens to a report.
 */
async function openItems(tx: Tx, event: number, choice: 'new' | 'changes'): Promise<void> {
  const said = (name: string) => sql.raw(`s.subject->>'${name}'`)
  const edge = (index: number) => sql`split_part(${said('bbox')}, ',', ${sql.raw(String(index))})::float8`
  await tx.execute(sql`
    with told as materialized (
      select r.*, e.at from events e join reports r on r.id = e.report where e.id = ${event}),
    at_houses as materialized (
      select h.code from told, houses h
       where told.house is null and h.place && ST_Expand(told.place, 0.002)
         and ST_DistanceSphere(h.place, told.place) <= ${HOUSE_METERS}
      union select house from told where house is not null),
    on_streets as materialized (
      select s.code from told, streets s
       where told.house is null and ST_DWithin(s.shape::geography, told.place::geography, ${STREET_METERS})
      union select h.street from told, houses h where h.code = told.house)
    insert into news_items (subscription, event)
    select s.id, ${event}
      from told, subscriptions s
     where s.confirmed_at <= told.at and ${choice} = any(s.tells)
       and (${said('report')} is null or ${said('report')} = told.year || '-' || told.sequence)
       and (${said('house')} is null or ${said('house')} in (select code from at_houses))
       and (${said('street')} is null or ${said('street')} in (select code from on_streets))
       and (${said('bbox')} is null
            or told.place && ST_MakeEnvelope(${edge(1)}, ${edge(2)}, ${edge(3)}, ${edge(4)}, 4326))
       and (s.area is null or ST_Intersects(s.area, told.place))
       and (${said('group')} is null or told.category_group = any(string_to_array(${said('group')}, ',')))
       and (${said('category')} is null or told.category = any(string_to_array(${said('category')}, ',')))
       and s.author is distinct from told.author
       and not (${choice} = 'changes'
                and exists (select from followers f where f.report = told.id and f.author = s.author))
    on conflict do nothing`)
}

/** A letter to everyone who wants this at once; what else the person follows and it belongs to goes with it. */
async function openLetters(tx: Tx, event: number, at: Date): Promise<void> {
  await tx.execute(sql`
    with opened as (
      insert into news_letters (author, event, created_at, next_at)
      select distinct s.author, ${event}::bigint, ${at}::timestamptz, ${at}::timestamptz
        from news_items i join subscriptions s on s.id = i.subscription
       where i.event = ${event} and s.pace = 'at_once'
      on conflict do nothing
      returning id, author)
    update news_items i set letter = o.id
      from opened o join subscriptions s on s.author = o.author
     where i.event = ${event} and i.subscription = s.id`)
}
