import type { Changes } from '@gorozhanin/domain/reports/api'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { CardRow, EventRow } from './card-store.ts'
import { agencyRef, categoryRef, iso } from './rows.ts'

/** What a correction or an amendment changed; null for every other event. */
export function changesOf(catalog: CatalogSnapshot, card: CardRow, event: EventRow): Changes | null {
  const { data, agency } = event
  if (!data.changed) return null
  const { category, categoryBefore, agencyBefore, dueAt, dueBefore } = data
  const { photosAdded = 0, photosRemoved = 0 } = data
  return {
    category:
      category && categoryBefore
        ? { before: categoryRef(catalog, categoryBefore), after: categoryRef(catalog, category) }
        : null,
    place: data.changed.includes('place')
      ? { before: data.addressBefore ?? null, after: data.address ?? null }
      : null,
    text:
      event.text !== null && data.changed.includes('text')
        ? { before: event.text, after: wordsAfter(card, event) }
        : null,
    agency: agencyBefore
      ? { before: agencyRef(catalog, agencyBefore), after: agencyRef(catalog, agency) }
      : null,
    dueAt: dueAt && dueBefore && dueAt !== dueBefore ? { before: iso(dueBefore), after: iso(dueAt) } : null,
    photos: photosAdded + photosRemoved > 0 ? { added: photosAdded, removed: photosRemoved } : null,
    details: data.changed.includes('details'),
  }
}

/** An event keeps the words that it replaced: what it put in their place stands in the next one, or in the report. */
function wordsAfter({ report, events }: CardRow, { id }: EventRow): string {
  const next = events.find((event) => event.id > id && event.data.changed?.includes('text'))
  return next?.text ?? report.text
}
