import { mayUse } from '@gorozhanin/domain/people/rights'
import { blackOutPhoto } from '@gorozhanin/domain/reports/api'
import type { Area } from '@gorozhanin/domain/reports/blackout'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useProblemWords } from '../../../api/problem-words.ts'
import { useStaff } from '../../../parts/staff-gate.tsx'
import { toastDone, toastProblem } from '../../../ui/toast.tsx'
import { useWords } from '../../../words/words.tsx'
import { useDesk } from '../../desk-context.ts'
import { cardQuery } from '../../queries.ts'
import { refreshReports } from '../../use-live-console.ts'

export function usePaints(): boolean {
  return mayUse(useStaff().roles, blackOutPhoto.access)
}

/** Paints over parts of a photo. When someone was faster, the card shows what became of it. */
export function useBlackOut(number: string, key: string, onDone: () => void) {
  const t = useWords()
  const client = useQueryClient()
  const problem = useProblemWords()
  const { search } = useDesk()
  const { queryKey } = cardQuery(number)
  return useMutation({
    mutationFn: (areas: readonly Area[]) =>
      call(blackOutPhoto, { params: { number, key }, body: { areas: [...areas] } }),
    onSuccess: (card) => {
      client.setQueryData(queryKey, card)
      void refreshReports(client, search, [number])
      toastDone(t('paint.done'))
      onDone()
    },
    onError: async (fault) => {
      toastProblem(problem(fault))
      await client.invalidateQueries({ queryKey })
    },
  })
}
