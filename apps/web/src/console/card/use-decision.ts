import type { Input } from '@gorozhanin/domain/endpoint'
import { decideRemark } from '@gorozhanin/domain/reports/remark-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { cardQuery } from '../queries.ts'
import { refreshReports } from '../use-live-console.ts'

/** Publishes or refuses what a neighbour has added. When someone was faster, the card is fetched anew. */
export function useDecision(number: string, id: string) {
  const t = useWords()
  const client = useQueryClient()
  const problem = useProblemWords()
  const { search } = useDesk()
  return useMutation({
    mutationFn: (body: Input<typeof decideRemark>['body']) =>
      call(decideRemark, { params: { number, id }, body }),
    onSuccess: (card, { decision }) => {
      client.setQueryData(cardQuery(number).queryKey, card)
      toastDone(t(`remarks.done.${decision}`))
      void refreshReports(client, search, [number])
    },
    onError: async (fault) => {
      toastProblem(problem(fault))
      await client.invalidateQueries({ queryKey: cardQuery(number).queryKey })
    },
  })
}
