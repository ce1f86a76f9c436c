import { type ConsoleCard, type MoveBody, moveReport } from '@gorozhanin/domain/reports/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { toastDone } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { nextNumber } from '../list/lines.ts'
import { cardQuery } from '../queries.ts'
import { refreshReports } from '../use-live-console.ts'

type Wanted<Body> = Body extends MoveBody ? Omit<Body, 'version'> : never
/** A move with what it asks for; the version that was seen is added here. */
export type WantedMove = Wanted<MoveBody>

/**
 * Makes a move and goes on to the next report of the list.
 *
 * When someone was faster, nothing is moved: the card is fetched anew, and the forms keep what was typed.
 */
export function useMove(card: ConsoleCard) {
  const t = useWords()
  const client = useQueryClient()
  const { lines, search, open } = useDesk()
  const { number } = card

  return useMutation({
    mutationFn: (wanted: WantedMove) =>
      call(moveReport, { params: { number }, body: { ...wanted, version: card.version } as MoveBody }),
    onSuccess: (moved: ConsoleCard | undefined, { move }) => {
      const { queryKey } = cardQuery(number)
      // What the mover sees no more must not stay on the screen.
      if (moved) client.setQueryData(queryKey, moved)
      else client.removeQueries({ queryKey })
      const next = nextNumber(lines, number)
      const words = t(`move.done.${move}`, { number })
      if (!next) toastDone(words)
      void refreshReports(client, search, [number])
      open(next, words)
    },
    onError: async (fault) => {
      if (isStale(fault)) await client.invalidateQueries({ queryKey: cardQuery(number).queryKey })
    },
  })
}

/** Someone was faster. */
export function isStale(fault: unknown): boolean {
  return fault instanceof ApiProblem && fault.status === 409
}
