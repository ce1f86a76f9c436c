import { newsTitle } from '@gorozhanin/domain/following/news'
import { dayWords } from '@gorozhanin/domain/messages/moments'
import { outcomeNames } from '@gorozhanin/domain/messages/outcomes'
import type { Language, Names } from '@gorozhanin/domain/names'
import { Temporal } from 'temporal-polyfill'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import { agencyRef, categoryRef, iso } from '../reports/rows.ts'
import type { NewsRow } from './news-store.ts'

/** News in words. `about` says which report and where, `text` what was said. */
export type ToldNews = {
  readonly title: string
  readonly about: string
  readonly text: string | null
  readonly agency: string
}

export function tellNews(catalog: CatalogSnapshot, row: NewsRow, language: Language): ToldNews {
  const named = (names: Names) => names[language] || names.ru
  const { zone } = catalog.city
  const { data } = row
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const until = text(data.until)
  const outcome: Names | undefined = Object.entries(outcomeNames).find(([code]) => code === data.outcome)?.[1]
  const agency = named(agencyRef(catalog, row.agency).name)
  const values = {
    category: named(categoryRef(catalog, row.category).name),
    agency,
    until:
      until && dayWords(Temporal.PlainDate.from(until), Temporal.Instant.from(iso(row.at)), zone, language),
    outcome: outcome ? named(outcome) : null,
    body: text(data.body),
    parent: text(data.parent),
  }
  const number = language === 'ru' ? `№ ${row.number}` : row.number
  return {
    title: newsTitle(row.name, values, language),
    about: row.address ? `${number}, ${row.address}` : number,
    text: row.text,
    agency,
  }
}
