import { mayUse } from '@gorozhanin/domain/people/rights'
import { maskWords } from '@gorozhanin/domain/reports/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useProblemWords } from '../../../api/problem-words.ts'
import { useStaff } from '../../../parts/staff-gate.tsx'
import { toastProblem } from '../../../ui/toast.tsx'
import { isStale } from '../../moves/use-move.ts'
import { cardQuery } from '../../queries.ts'

type Change = { readonly from: number; readonly to: number; readonly hidden: boolean }

/** Of a report, of the `words` beside an event of it, or of a `remark` that its card shows. */
export type Maskable = {
  readonly number: string
  readonly version: number
  readonly words?: string
  readonly remark?: string
}

/** Whether the person says what strangers do not read. */
export function useMasksDecided(): boolean {
  return mayUse(useStaff().roles, maskWords.access)
}

/** Hides words or shows them. When someone was faster, the card is fetched anew. */
export function useMasks({ number, ...of }: Maskable) {
  const client = useQueryClient()
  const problem = useProblemWords()
  const { queryKey } = cardQuery(number)
  return useMutation({
    mutationFn: (change: Change) => call(maskWords, { params: { number }, body: { ...change, ...of } }),
    onSuccess: (card) => client.setQueryData(queryKey, card),
    onError: async (fault) => {
      toastProblem(problem(fault))
      if (isStale(fault)) await client.invalidateQueries({ queryKey })
    },
  })
}
