import { openStatuses } from '@gorozhanin/domain/reports/status'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import { statement } from '../platform/statement.ts'
import { isPublished, publicText } from '../reports/list-store.ts'
import { type FoundReport, reportColumns } from './search-store.ts'

/** The newest that hold the words are weighed; of thousands nobody reads more. */
const MOST_WEIGHED = 40
const MOST_OF_CATEGORY = 10
const MOST_REPORTS = 20
const MOST_ALIKE = 40

/** What a typed word may be in a text, without endings: itself, and other words for the same. */
export type Meant = { readonly stems: readonly string[]; readonly others: readonly string[] }

/** Words that say nothing («не», «на») have no stems. In the order of the words. */
export async function readMeanings(db: Reader, words: readonly string[]): Promise<readonly Meant[]> {
  return words.length === 0 ? [] : meanings(db, { words: JSON.stringify(words) })
}

const meanings = statement<Meant>(
  'meanings_of_words',
  sql`
  select stems, others
    from json_array_elements_text(${sql.placeholder('words')}::json) with ordinality as typed(word, place)
    cross join lateral (select tsvector_to_array(words_of(word)) as stems) as own
    cross join lateral (
      select coalesce(array_agg(distinct stem_of(means)), '{}') as others
        from unnest(stems) as stem
        join synonyms on stem_of(synonyms.word) = stem) as same
   order by place`,
)

/** What strangers read, exactly as an index has it. */
const words = sql`words_of(${publicText} || ' ' || coalesce(public_address, address, ''))`
const given = (name: string) => sql`${sql.placeholder(name)}::text::tsquery`
const isOpen = sql`status in (${sql.raw(openStatuses.map((status) => `'${status}'`).join(', '))})`
/** Not in the very order of the index of published reports: walking along it the words of each would be made anew. */
const newest = sql`order by registered_at + interval '0' desc, id desc`

export type Weighed = FoundReport & { readonly level: 'direct' | 'wide' | 'category' }

/**
 * Public reports that hold what was typed: `direct` as it was typed, `wide` in other words, or whose category is called so.
 * What is meant best comes first, of equals what is open, then what is newer.
 */
export async function readReportsByWords(
  db: Reader,
  queries: { readonly direct: string; readonly wide: string },
): Promise<readonly Weighed[]> {
  return reportsByWords(db, queries)
}

const reportsByWords = statement<Weighed>(
  'reports_by_words',
  sql`
  with called as materialized (
    select code, words_of(names_of_category(data)) @@ ${given('direct')} as is_direct
      from categories where words_of(names_of_category(data)) @@ ${given('wide')}),
  found as (
    (select id from reports where ${words} @@ ${given('direct')} and ${isPublished} ${newest}
      limit ${sql.raw(String(MOST_WEIGHED))})
    union
    (select id from reports where ${words} @@ ${given('wide')} and ${isPublished} ${newest}
      limit ${sql.raw(String(MOST_WEIGHED))})
    union
    (select of_category.id
       from called
      cross join lateral (
        select id from reports where category = called.code and ${isPublished}
         order by registered_at desc limit ${sql.raw(String(MOST_OF_CATEGORY))}) as of_category)),
  weighed as (
    select reports.*, held @@ ${given('direct')} as is_direct, held @@ ${given('wide')} as is_wide,
           (select is_direct from called where code = category) as is_called,
           ts_rank_cd(held, ${given('wide')}) as closeness
      from found join reports using (id)
     cross join lateral (select ${words} as held offset 0) as text)
  select ${reportColumns(sql`weighed`)},
         case when is_direct then 'direct' when is_wide then 'wide' else 'category' end as level
    from weighed
   order by is_direct desc, is_wide desc, is_called desc nulls last, round(closeness::numeric, 1) desc, ${isOpen} desc,
            registered_at desc, id desc
   limit ${sql.raw(String(MOST_REPORTS))}`,
)

/** Public reports that hold at least so many of several words. Those with the most come first. */
export async function readReportsByMost(
  db: Reader,
  queries: readonly string[],
  least: number,
): Promise<readonly FoundReport[]> {
  return reportsByMost(db, {
    any: queries.join(' | '),
    each: JSON.stringify(queries),
    least,
  })
}

const reportsByMost = statement<FoundReport>(
  'reports_by_most_words',
  sql`
  with found as materialized (
    select id, ${words} as held from reports where ${words} @@ ${given('any')} and ${isPublished} ${newest}
     limit ${sql.raw(String(MOST_WEIGHED * 3))})
  select ${reportColumns(sql`reports`)}
    from found join reports using (id)
    cross join lateral (
      select count(*) as hits
        from json_array_elements_text(${sql.placeholder('each')}::json) as one(query)
       where held @@ query::tsquery) as counted
   where hits >= ${sql.placeholder('least')}::int
   order by hits desc, ${isOpen} desc, registered_at desc, id desc
   limit ${sql.raw(String(MOST_REPORTS))}`,
)

/** Words of public reports and of the city's synonyms that look or sound like one that was typed. */
export async function readWordsLike(db: Reader, word: string): Promise<readonly string[]> {
  const rows = await wordsLike(db, { word })
  return rows.map(({ word }) => word)
}

const wordsLike = statement<{ word: string }>(
  'words_like',
  sql`
  select word
    from (select word from report_words where word % ${sql.placeholder('word')}
          union
          select translate(word, 'ё', 'е') from synonyms
           where word % ${sql.placeholder('word')} or sound_of(word) = sound_of(${sql.placeholder('word')})) as known
   order by similarity(word, ${sql.placeholder('word')}) desc, word
   limit ${sql.raw(String(MOST_ALIKE))}`,
)
