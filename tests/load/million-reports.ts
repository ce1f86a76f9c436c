import type pg from 'pg'

const YEARS = 5
/** So many of them are of one house. */
const HEAP = 2_000

/**
 * Puts so many reports straight into a city, as its people would have filed them: more of them in some parts than in
 * others, half exactly at houses, the others within a hundred metres; nearly all closed, some late; a few unpublished,
 * hidden or kept private. The same every time.
 */
export async function manyReports(db: pg.Pool, count: number): Promise<void> {
  const client = await db.connect()
  try {
    await client.query('alter table reports disable trigger user')
    await client.query('select setseed(0.42)')
    await client.query(`
      create temp table homes as
        select row_number() over (order by md5(code)) - 1 as n, place from houses where place is not null;
      create temp table topics as
        select row_number() over (order by md5(code)) - 1 as n, code, data->>'group' as "group" from categories;
      create temp table bodies as select row_number() over (order by code) - 1 as n, code from agencies;
      create index on homes (n); create index on topics (n); create index on bodies (n);
      analyze homes; analyze topics; analyze bodies`)
    await client.query(
      `
      insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
        source, is_public, without_photo, details, route, registered_at, published_at, hidden_at, answered_at, due_at,
        place)
      select gen_random_uuid(), extract(year from at), row_number() over (partition by extract(year from at) order by drawn.n),
             topics.code, topics."group", false, status, bodies.code, 'Не горит фонарь у дома', 'ru', 'import',
             kept > 0.02, true, '{}', '{}', at,
             case when status <> 'moderation' then at + interval '1 hour' end,
             case when shown < 0.01 then at + interval '2 hours' end,
             case when status in ('answered', 'closed') then at + interval '5 days' end,
             at + interval '9 days',
             case when drawn.n < ${HEAP} then (select place from homes where n = 0)
                  when near < 0.5 then homes.place
                  else ST_Translate(homes.place, (dx - 0.5) * 0.003, (dy - 0.5) * 0.0018) end
        from (
          select n, random() as kept, random() as shown, random() as near, random() as dx, random() as dy,
                 floor(power(random(), 1.6) * (select count(*) from homes))::int as home,
                 floor(power(random(), 1.8) * (select count(*) from topics))::int as topic,
                 floor(power(random(), 1.4) * (select count(*) from bodies))::int as body,
                 now() - random() * interval '${YEARS} years' as at,
                 (array['moderation', 'routed', 'in_work', 'in_work', 'deferred', 'answer_review', 'answered',
                        'rejected'])[case when random() < 0.9 then null else 1 + floor(random() * 8)::int end] as word
            from generate_series(1, $1::int) n) drawn
        cross join lateral (select coalesce(word, 'closed') as status) named
        join homes on homes.n = home
        join topics on topics.n = topic
        join bodies on bodies.n = body`,
      [count],
    )
    for (const change of ['insert', 'update', 'delete', 'truncate'])
      await client.query(`alter table reports enable always trigger reports_map_${change}`)
    await client.query(`
      select next_report_sequence(y), setval(format('report_sequence_%s', y)::regclass, most)
        from (select year::int as y, max(sequence) as most from reports group by year) years`)
    await client.query('analyze reports')
  } finally {
    client.release()
  }
}
