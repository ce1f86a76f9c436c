import type { PublicQuestion } from '@gorozhanin/domain/catalog/api'
import type { Coordinates } from '@gorozhanin/domain/names'
import { type Details, promiseReport } from '@gorozhanin/domain/reports/api'
import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import type { Draft } from './draft.ts'

type Asked = Pick<Draft, 'category' | 'place' | 'withoutPlace' | 'details'>

/** Who would answer the draft and by when. Terms move with the clock, so the answer is kept for a minute. */
function promiseQuery({ category, place, withoutPlace, details }: Asked) {
  const point = withoutPlace ? null : place
  return queryOptions({
    queryKey: ['promise', category, point, details],
    queryFn: category
      ? ({ signal }) => call(promiseReport, { query: queryOf(category, point, details), signal })
      : skipToken,
    staleTime: 60_000,
    placeholderData: (known) => known,
  })
}

/** What the city would answer to the draft as it stands. */
export function usePromise(
  { category, place, withoutPlace, details }: Asked,
  questions: readonly PublicQuestion[],
) {
  return useQuery(
    promiseQuery({ category, place, withoutPlace, details: decidingDetails(details, questions) }),
  )
}

function queryOf(category: string, point: Coordinates | null, details: Details) {
  const answered = Object.keys(details).length > 0
  return { category, ...point, ...(answered && { details: JSON.stringify(details) }) }
}

/** Answers that a rule of the city may look at. Words and figures are half-typed most of the time. */
export function decidingDetails(details: Details, questions: readonly PublicQuestion[]): Details {
  const chosen = new Set(
    questions.filter(({ type }) => type === 'select' || type === 'boolean').map(({ code }) => code),
  )
  return Object.fromEntries(Object.entries(details).filter(([code]) => chosen.has(code)))
}
