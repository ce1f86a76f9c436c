import { openStatuses } from '@gorozhanin/domain/reports/status'
import type { QueueId } from '../queues.ts'
import type { ConsoleSearch } from '../search-params.ts'

/** A list that the palette leads to. */
export type Place = {
  readonly id: string
  readonly search: ConsoleSearch
  readonly words: `console.queue.${QueueId}` | `status.${(typeof openStatuses)[number]}`
}

/** The queues and statuses as places to go to. */
export const places: readonly Place[] = [
  { id: 'open', search: {}, words: 'console.queue.open' },
  { id: 'overdue', search: { overdue: true }, words: 'console.queue.overdue' },
  { id: 'unaccepted', search: { unaccepted: true }, words: 'console.queue.unaccepted' },
  { id: 'unpublished', search: { unpublished: true }, words: 'console.queue.unpublished' },
  ...openStatuses.map((status) => ({ id: status, search: { status }, words: `status.${status}` }) as const),
]

/** Whether every word that is typed begins a word of the label. */
export function fits(label: string, typed: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е')
  const starts = plain(label).split(/[\s«»"()·,-]+/)
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => starts.some((start) => start.startsWith(word)))
}
