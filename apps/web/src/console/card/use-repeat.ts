import { mayUse } from '@gorozhanin/domain/people/rights'
import { decideRepeat, type EarlierReport } from '@gorozhanin/domain/reports/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { cardQuery } from '../queries.ts'

type Word = {
  readonly earlier: EarlierReport['number']
  readonly decision: 'confirmed' | 'dismissed' | 'open'
}

/** The person's word on a repeat of an earlier report; `decides` says whether it is asked at all. */
export function useRepeat(number: string) {
  const client = useQueryClient()
  const problem = useProblemWords()
  const { roles } = useStaff()
  const mutation = useMutation({
    mutationFn: (word: Word) => call(decideRepeat, { params: { number }, body: word }),
    onSuccess: (card) => client.setQueryData(cardQuery(number).queryKey, card),
    onError: (fault) => toastProblem(problem(fault)),
  })
  return { ...mutation, decides: mayUse(roles, decideRepeat.access) }
}
