import type { Input } from '@gorozhanin/domain/endpoint'
import { MOST_IN_BATCH, moveBatch } from '@gorozhanin/domain/reports/flood-api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useCodeWords, useProblemWords } from '../../api/problem-words.ts'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'

type Batch = Input<typeof moveBatch>['body']

/** Moves several reports, as many at once as the platform takes; what did not move is told by its number and reason. */
export function useBatch(onDone: () => void) {
  const t = useWords()
  const problem = useProblemWords()
  const codeWords = useCodeWords()
  const client = useQueryClient()
  const whyNot = (code: string) => codeWords(code) ?? t('flood.failed.one')
  return useMutation({
    mutationFn: (wanted: Batch) =>
      call(moveBatch, { body: { ...wanted, reports: wanted.reports.slice(0, MOST_IN_BATCH) } }),
    onSuccess: ({ done, failed }) => {
      if (done.length > 0) toastDone(t('flood.done', { count: done.length }))
      const list = failed.map(({ number, code }) => `${number} (${whyNot(code)})`).join(', ')
      if (failed.length > 0) toastProblem(t('flood.failed', { count: failed.length, list }))
      onDone()
    },
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: ['console'] }),
  })
}
