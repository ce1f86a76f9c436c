import { followReport, type ReportCard } from '@gorozhanin/domain/reports/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { reportQuery } from '../browse/queries.ts'
import { rememberMine, useMine } from '../mine/mine.ts'
import { takeFollow } from './take-follow.ts'

/**
 * The card of a report. With the author's secret, from the address or from this device, it is opened as the author's:
 * the secret is exchanged for a cookie first.
 */
export function useOwnReport(number: string): {
  readonly report: ReportCard | undefined
  readonly problem: unknown
  readonly retry: () => void
} {
  const queries = useQueryClient()
  const known = useMine().find((report) => report.number === number)?.follow
  const [secret] = useState(() => takeFollow() ?? known)
  const [opened, setOpened] = useState(secret === undefined)
  const { data, error, refetch } = useQuery({ ...reportQuery(number), enabled: opened })

  useEffect(() => {
    if (!secret) return
    let gone = false
    call(followReport, { params: { number }, body: { follow: secret } })
      // A secret that does not fit opens nothing; the public card may still be there.
      .catch(() => undefined)
      .then(() => queries.fetchQuery({ ...reportQuery(number), staleTime: 0 }))
      .then((card) => card.mine && remember(card, secret))
      .catch(() => undefined)
      .finally(() => !gone && setOpened(true))
    return () => {
      gone = true
    }
  }, [number, secret, queries])

  return { report: data, problem: data ? null : error, retry: () => void refetch() }
}

function remember(
  { number, registeredAt, category, address, agency, dueAt }: ReportCard,
  follow: string,
): void {
  rememberMine({
    number,
    follow,
    filedAt: registeredAt,
    category: category.name,
    address,
    agency: agency.name,
    dueAt,
  })
}

/** Whether the city knows no such report, or does not show it to strangers: both are told alike. */
export function isUnknown(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 404 || problem.status === 422)
}
