import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLive } from '../../api/live.ts'
import { ownReportsQuery } from '../account/queries.ts'

/** Changes come in bunches; lists are asked again at most this often, ms. */
const pauseMs = 1500

/** Makes lists and the changed card stale as the stream tells. */
export function useFreshReports(): void {
  const queries = useQueryClient()
  const timer = useRef<number | undefined>(undefined)
  useLive((event) => {
    if (event.kind === 'alerts') return
    const changed = event.kind === 'change' ? ['report', event.change.number] : ['report']
    void queries.invalidateQueries({ queryKey: changed })
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined
      void queries.invalidateQueries({ queryKey: ['reports'] })
      void queries.invalidateQueries({ queryKey: ownReportsQuery.queryKey })
    }, pauseMs)
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])
}
