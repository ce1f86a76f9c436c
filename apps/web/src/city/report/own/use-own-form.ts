import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import { useState } from 'react'
import { may, type OwnMove, type WantedOwnMove } from './own-move.ts'
import { isStale, useOwnMove } from './use-own-move.ts'

/** An open form of a move: how it stands, and what came meanwhile. */
export type OwnFormState = {
  readonly report: ReportCard
  /** `seen`: how much of the history the author had seen before beginning. */
  readonly opened: { readonly move: OwnMove; readonly seen: number } | null
  readonly begin: (move: OwnMove) => void
  readonly close: () => void
  readonly send: (wanted: WantedOwnMove, onSent: () => void) => void
  readonly pending: boolean
  /** What refused the move; that someone was faster is told by `stale`. */
  readonly fault: unknown
  readonly stale: boolean
  /** What happened since the form was opened. */
  readonly meanwhile: readonly TimelineEntry[]
  /** The report has gone where this move is not made. */
  readonly late: boolean
}

export function useOwnForm(report: ReportCard, onDone: (move: OwnMove) => void): OwnFormState {
  const [opened, setOpened] = useState<OwnFormState['opened']>(null)
  const move = useOwnMove(report)
  const stale = isStale(move.error)
  return {
    report,
    opened,
    begin: (next) => {
      move.reset()
      setOpened({ move: next, seen: report.timeline.length })
    },
    close: () => {
      move.reset()
      setOpened(null)
    },
    send: (wanted, onSent) =>
      move.mutate(wanted, {
        onSuccess: () => {
          onSent()
          setOpened(null)
          onDone(wanted.move)
        },
      }),
    pending: move.isPending,
    fault: stale ? null : move.error,
    stale,
    meanwhile: opened && !move.isPending ? report.timeline.slice(opened.seen) : [],
    late: opened !== null && !may(report, opened.move),
  }
}
