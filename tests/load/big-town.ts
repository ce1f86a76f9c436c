import { randomFrom } from '@gorozhanin/infra/city/demo/random'
import { streetInEnglish } from '@gorozhanin/infra/city/transliterate'
import { searchText, streetText } from '@gorozhanin/server/catalog/search-text'
import type pg from 'pg'
import { writtenReports } from '../fixtures/report-words.ts'

const STREETS = 4_000
const HOUSES_OF_STREET = 50

const roots =
  'авра бори вере глуб горо денис ело жура зареч игна камы куга лебе ломи мале мирон незна орло петро роди садо тара уваро федо холмо чере шеве щерба юрье яро'.split(
    ' ',
  )
const middles = 'ба ван гра дель жи за кре лень мо ни пов ра си тро ха це ши'.split(' ')
const endings = ['ского', 'ова', 'ина', 'ева', 'енко', 'ичева', 'овская', 'инская', 'истая', 'овая']

/** Two hundred thousand houses on streets with made-up names, in the middle of the city that is there. */
export async function buildStreets(db: pg.Pool): Promise<void> {
  const names = new Set<string>()
  const random = randomFrom(7)
  while (names.size < STREETS) {
    const long = random.chance(0.4) ? random.pick(middles) : ''
    names.add(`${random.pick(roots)}${random.pick(middles)}${long}${random.pick(endings)}`)
  }
  const streets = [...names].map((word, place) => {
    const own = word.charAt(0).toUpperCase() + word.slice(1)
    const ru = word.endsWith('ая') ? `${own} улица` : `улица ${own}`
    const name = { ru, en: streetInEnglish(ru) }
    return { code: `big-${place}`, name, search: searchText(name, streetText), place }
  })
  await db.query(
    `insert into streets (code, name, search, shape)
     select code, name, search,
            ST_Multi(ST_SetSRID(ST_MakeLine(ST_Translate(middle, place * 1e-5, 0),
                                            ST_Translate(middle, place * 1e-5, 0.01)), 4326))
       from json_to_recordset($1) as s(code text, name jsonb, search text, place int),
            (select ST_Centroid(boundary) as middle from city) as center`,
    [JSON.stringify(streets)],
  )
  await db.query(
    `insert into houses (code, street, number, plate, label, place)
     select s.code || '-' || n, s.code, n || letter, n || letter,
            jsonb_build_object('ru', (s.name->>'ru') || ', ' || n || letter, 'en', (s.name->>'en') || ', ' || n),
            ST_Translate(ST_StartPoint(ST_GeometryN(s.shape, 1)), 0, n * 1e-4)
       from streets s, generate_series(1, $1::int) n,
            lateral (select case when n % 9 = 0 then 'а' else '' end as letter) as plate
      where s.code like 'big-%'`,
    [HOUSES_OF_STREET],
  )
}

/** Public reports of two years, each of two that were written by hand and of a word of its own. */
export async function writeReports(db: pg.Pool, count: number): Promise<void> {
  await db.query('alter table reports disable trigger user')
  await db.query(
    `insert into reports (id, year, sequence, category, category_group, emergency, status, agency, text, language,
       source, is_public, without_photo, details, route, registered_at, published_at, place)
     select gen_random_uuid(), 2025, n, one.category, 'light', false, case n % 4 when 0 then 'in_work' else 'closed' end,
            a.code, one.text || ' ' || other.text || ' Заметка ' || translate((n % 5000)::text, '0123456789', 'абвгдежзик'),
            'ru', 'web', true, false, '{}', '{}', now() - n * interval '10 minutes', now(),
            (select ST_PointOnSurface(boundary) from city)
       from generate_series(1, $2::int) n
       join jsonb_to_recordset($1) as one(category text, text text, place int)
         on one.place = n % jsonb_array_length($1)
       join jsonb_to_recordset($1) as other(category text, text text, place int)
         on other.place = (n * 7 / 3) % jsonb_array_length($1),
            (select code from agencies order by code limit 1) a`,
    [JSON.stringify(writtenReports.map((one, place) => ({ ...one, place }))), count],
  )
  await db.query(
    `insert into report_words select distinct word from reports, spelt_words(text) word on conflict do nothing`,
  )
  await db.query('alter table reports enable trigger user')
}
