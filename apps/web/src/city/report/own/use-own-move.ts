import { moveOwnReport, type OwnMoveBody, type ReportCard } from '@gorozhanin/domain/reports/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { toastDone } from '../../../ui/toast.tsx'
import { useWords } from '../../../words/words.tsx'
import { reportQuery } from '../../browse/queries.ts'
import type { WantedOwnMove } from './own-move.ts'

/**
 * Makes a move of the author and shows the card that comes of it.
 *
 * When someone was faster nothing is moved: the card is fetched anew, and the form keeps what was written.
 */
export function useOwnMove({ number, version }: ReportCard) {
  const t = useWords()
  const client = useQueryClient()
  const { queryKey } = reportQuery(number)
  return useMutation({
    // Without a connection the author hears of it at once, instead of waiting for it in silence.
    networkMode: 'always',
    mutationFn: (wanted: WantedOwnMove) =>
      call(moveOwnReport, { params: { number }, body: { ...wanted, version: version ?? 0 } as OwnMoveBody }),
    onSuccess: async (moved, { move }) => {
      // What is on its way was asked for before the move.
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, moved)
      toastDone(t(`city.own.${move}.done`))
    },
    onError: async (fault) => {
      if (isStale(fault)) await client.invalidateQueries({ queryKey })
    },
  })
}

/** Someone was faster, or time was. */
export function isStale(fault: unknown): boolean {
  return fault instanceof ApiProblem && fault.status === 409
}
