import { type ConsoleRow, listConsole } from '@gorozhanin/domain/reports/api'
import { statuses } from '@gorozhanin/domain/reports/status'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'

const pauseMs = 150
const shown = 6

/** What is typed, once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setPaused(text), pauseMs)
    return () => window.clearTimeout(timer)
  }, [text])
  return paused
}

/** Reports of every status by number, words or address. */
export function useFoundReports(typed: string): readonly ConsoleRow[] {
  const q = usePaused(typed.trim())
  const found = useQuery({
    queryKey: ['console', 'found', q],
    queryFn: ({ signal }) =>
      call(listConsole, { query: { q, status: statuses.join(','), limit: shown }, signal }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  })
  return q.length > 1 ? (found.data?.reports ?? []) : []
}
