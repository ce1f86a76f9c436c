import { findSimilar } from '@gorozhanin/domain/reports/support-api'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/queries.ts'
import type { Draft } from './draft.ts'

type Asked = Pick<Draft, 'category' | 'place' | 'withoutPlace' | 'text'>

/** Open reports near by that may speak of the draft's trouble. Without an answer the form goes on without them. */
export function similarQuery({ category, place, withoutPlace, text }: Asked) {
  const written = text.trim()
  return queryOptions({
    queryKey: ['similar', category, withoutPlace ? null : place, written],
    queryFn:
      category && place && !withoutPlace
        ? ({ signal }) =>
            call(findSimilar, { body: { category, ...place, ...(written && { text: written }) }, signal })
        : skipToken,
    retry: false,
    placeholderData: (known) => known,
  })
}

/** As long as a step may be held, so that what is known appears with it and nothing moves later. */
const MOST_WAIT_MS = 300

/** Asks before the step opens that shows the answer. */
export async function askSimilar(draft: Draft): Promise<void> {
  if (!draft.category || !draft.place || draft.withoutPlace || !navigator.onLine) return
  await Promise.race([
    queryClient.prefetchQuery(similarQuery(draft)),
    new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS)),
  ])
}
