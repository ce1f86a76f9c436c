import type { Changes } from '@gorozhanin/domain/reports/api'
import type { CatalogSnapshot } from '../catalog/snapshot.ts'
import type { CardRow, EventRow } from './card-store.ts'
import { publicAddressOf } from './masking.ts'
import { agencyRef, categoryRef, iso } from './rows.ts'

/** What a correction or an amendment changed; null for every other event. `clear` as of an entry. */
export function changesOf(
  catalog: CatalogSnapshot,
  card: CardRow,
  event: EventRow,
  clear: boolean,
): Changes | null {
  const { data, agency } = event
  if (!data.changed) return null
  const { category, categoryBefore, agencyBefore, dueAt, dueBefore } = data
  const addressOf = (address: string | null = null) =>
    clear ? address : (publicAddressOf(address) ?? address)
  const { photosAdded = 0, photosRemoved = 0 } = data
  return {
    category:
      category && categoryBefore
        ? { before: categoryRef(catalog, categoryBefore), after: categoryRef(catalog, category) }
        : null,
    place: data.changed.includes('place')
      ? { before: addressOf(data.addressBefore), after: addressOf(data.address) }
      : null,
    text:
      event.text !== null && data.changed.includes('text')
        ? { before: wordsOf(event, clear), after: wordsOf(afterwards(card, event), clear) }
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
function afterwards({ report, events }: CardRow, { id }: EventRow): Written {
  return events.find((event) => event.id > id && event.data.changed?.includes('text')) ?? report
}

type Written = Pick<EventRow, 'text' | 'publicText'>

export function wordsOf({ text, publicText }: Written, clear: boolean): string {
  return (clear ? text : (publicText ?? text)) ?? ''
}
