import { type ConsoleCard, type MoveBody, moveReport } from '@gorozhanin/domain/reports/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { toastDone } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { nextNumber } from '../list/rows.ts'
import { cardQuery } from '../queries.ts'
import { refreshReports } from '../use-live-console.ts'

type Wanted<Body> = Body extends MoveBody ? Omit<Body, 'version'> : never
/** A move with what it asks for; the version that was seen is added here. */
export type WantedMove = Wanted<MoveBody>

type Entry = ConsoleCard['history'][number]

/**
 * Makes a move and goes on to the next report of the list.
 *
 * When someone was faster, nothing is moved: the card is fetched anew, `meanwhile` tells what happened, and the forms
 * keep what was typed.
 */
export function useMove(card: ConsoleCard) {
  const t = useWords()
  const client = useQueryClient()
  const { rows, search, open } = useDesk()
  const [meanwhile, setMeanwhile] = useState<readonly Entry[]>([])
  const seen = useRef(card.history.length)
  const { number } = card

  const move = useMutation({
    mutationFn: (wanted: WantedMove) =>
      call(moveReport, { params: { number }, body: { ...wanted, version: card.version } as MoveBody }),
    onSuccess: (moved, { move }) => {
      client.setQueryData(cardQuery(number).queryKey, moved)
      const next = nextNumber(rows, number)
      const words = t(`move.done.${move}`, { number })
      if (!next) toastDone(words)
      void refreshReports(client, search, [number])
      open(next, words)
    },
    onError: async (fault) => {
      if (!(fault instanceof ApiProblem) || fault.status !== 409) return
      const before = seen.current
      const fresh = await client.fetchQuery({ ...cardQuery(number), staleTime: 0 })
      seen.current = fresh.history.length
      setMeanwhile(fresh.history.slice(before))
    },
  })
  return { move, meanwhile }
}
