import type { Names } from '@gorozhanin/domain/names'
import { reasonKindOf, reasonName } from '@gorozhanin/domain/reports/reason-lists'
import { useReasonLists } from '../../api/city.ts'

/** How a reason is called in the list of its event; null for a code that the list does not have. */
export function useReasonName(): (event: string, reason: string) => Names | null {
  const lists = useReasonLists()
  return (event, reason) => {
    const kind = reasonKindOf(event)
    return kind && reasonName(lists, kind, reason)
  }
}
