import {
  type DeadLetter,
  listDeadLetters,
  resendLetter,
  resendLetters,
} from '@gorozhanin/domain/messages/api'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailCheck } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './deliveries.module.css'
import { whyDead } from './why-dead.ts'

const lettersQuery = queryOptions({
  queryKey: ['console', 'letters'],
  queryFn: ({ signal }) => call(listDeadLetters, { signal }),
  refetchInterval: 10_000,
})

/** Letters to authors and staff that failed for good; each can be sent again, or all of them. */
export function LetterTable() {
  const t = useWords()
  const problem = useProblemWords()
  const found = useQuery(lettersQuery)
  if (found.isError && !found.data) {
    return <ErrorState text={problem(found.error)} onRetry={() => void found.refetch()} />
  }
  if (!found.data) return <Skeleton height="160px" />
  const { letters, total } = found.data
  if (total === 0) {
    return (
      <EmptyState icon={MailCheck} title={t('letters.empty')}>
        {t('letters.empty.text')}
      </EmptyState>
    )
  }
  return (
    <>
      {total > 1 && <ResendAll total={total} />}
      <section className={style.scroll} aria-label={t('letters.title')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{t('letters.address')}</th>
              <th scope="col">{t('deliveries.report')}</th>
              <th scope="col">{t('letters.created')}</th>
              <th scope="col" data-number>
                {t('deliveries.attempts')}
              </th>
              <th scope="col">{t('deliveries.error')}</th>
              <th scope="col">{t('deliveries.action')}</th>
            </tr>
          </thead>
          <tbody>
            {letters.map((letter) => (
              <Line key={letter.id} letter={letter} />
            ))}
          </tbody>
        </Table>
      </section>
      {total > letters.length && (
        <p className={style.lead}>{t('letters.more', { shown: letters.length, total })}</p>
      )}
    </>
  )
}

function Line({ letter }: { letter: DeadLetter }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { address, whom, reports, attempts, lastError, createdAt } = letter
  return (
    <tr>
      <th scope="row">
        {address}
        <span className={style.under}>{t(`letters.whom.${whom}`)}</span>
      </th>
      <td>
        <Reports numbers={reports} />
      </td>
      <td>{formats.moment(createdAt, now)}</td>
      <td data-number>{formats.number(attempts)}</td>
      <td className={style.error}>
        {t(`letters.why.${whyDead(lastError)}`)}
        {lastError && <span className={style.under}>{lastError}</span>}
      </td>
      <td>
        <Resend letter={letter} />
      </td>
    </tr>
  )
}

const reportsAtMost = 2

/** Of the many reports that one letter may tell of the first ones stand for all. */
function Reports({ numbers }: { numbers: readonly string[] }) {
  const t = useWords()
  const more = numbers.length - reportsAtMost
  return (
    <>
      {numbers.slice(0, reportsAtMost).map((number) => (
        <Link key={number} to="/console/$number" params={{ number }} className={style.number}>
          {number}
        </Link>
      ))}
      {more > 0 && <span className={style.under}>{t('letters.reports.more', { count: more })}</span>}
    </>
  )
}

function Resend({ letter: { id, address } }: { letter: DeadLetter }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const resend = useMutation({
    mutationFn: () => call(resendLetter, { params: { id } }),
    onSuccess: () => toastDone(t('letters.resent', { address })),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: lettersQuery.queryKey }),
  })
  return (
    <Button isPending={resend.isPending} onPress={() => resend.mutate()}>
      {t('deliveries.resend')}
      <VisuallyHidden>: {address}</VisuallyHidden>
    </Button>
  )
}

function ResendAll({ total }: { total: number }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const resend = useMutation({
    mutationFn: () => call(resendLetters),
    onSuccess: ({ resent }) => toastDone(t('letters.resent_all', { count: resent })),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: lettersQuery.queryKey }),
  })
  return (
    <Button isPending={resend.isPending} onPress={() => resend.mutate()}>
      {t('letters.resend_all', { count: total })}
    </Button>
  )
}
