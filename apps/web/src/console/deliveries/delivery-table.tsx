import { type Delivery, listDeliveries, resendDelivery } from '@gorozhanin/domain/dispatch/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PackageCheck } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './deliveries.module.css'

const refreshMs = 10_000

/** Deliveries of one state, the newest first; a failed one can be sent again. */
export function DeliveryTable({ state }: { state: Delivery['state'] }) {
  const t = useWords()
  const problem = useProblemWords()
  const found = useQuery({
    queryKey: ['console', 'deliveries', state],
    queryFn: ({ signal }) => call(listDeliveries, { query: { state }, signal }),
    refetchInterval: refreshMs,
  })
  if (found.isError && !found.data) {
    return <ErrorState text={problem(found.error)} onRetry={() => void found.refetch()} />
  }
  if (!found.data) return <Skeleton height="160px" />
  const { deliveries } = found.data
  if (deliveries.length === 0) {
    return (
      <EmptyState icon={PackageCheck} title={t(`deliveries.empty.${state}`)}>
        {t(`deliveries.empty.${state}.text`)}
      </EmptyState>
    )
  }
  return (
    <section className={style.scroll} aria-label={t(`deliveries.${state}`)}>
      <Table stacks>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.report')}</th>
            <th scope="col">{t('deliveries.agency')}</th>
            <th scope="col">{t('deliveries.channel')}</th>
            <th scope="col">{t('deliveries.created')}</th>
            <th scope="col" data-number>
              {t('deliveries.attempts')}
            </th>
            {state !== 'done' && <th scope="col">{t('deliveries.error')}</th>}
            {state === 'dead' && (
              <th scope="col" data-action>
                <VisuallyHidden>{t('deliveries.action')}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Line({ delivery }: { delivery: Delivery }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, agency, state, attempts, lastError, createdAt } = delivery
  return (
    <tr>
      <td>
        <Link to="/console/$number" params={{ number }}>
          {number}
        </Link>
      </td>
      <td>{name(agency.name)}</td>
      <td>{useChannelWords()(delivery.channel)}</td>
      <td>{formats.moment(createdAt, now)}</td>
      <td data-number data-label={t('deliveries.attempts')}>
        {formats.number(attempts)}
      </td>
      {state !== 'done' && <td className={style.error}>{lastError ?? '—'}</td>}
      {state === 'dead' && (
        <td data-action>
          <Resend delivery={delivery} />
        </td>
      )}
    </tr>
  )
}

function Resend({ delivery: { id, number } }: { delivery: Delivery }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const resend = useMutation({
    mutationFn: () => call(resendDelivery, { params: { id } }),
    onSuccess: () => toastDone(t('deliveries.resent', { number })),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: ['console'] }),
  })
  return (
    <Button isPending={resend.isPending} onPress={() => resend.mutate()}>
      {t('deliveries.resend')}
    </Button>
  )
}

const channels = ['people', 'webhook'] as const

function useChannelWords(): (channel: string) => string {
  const t = useWords()
  return (channel) => {
    const known = channels.find((one) => one === channel)
    return known ? t(`deliveries.channel.${known}`) : channel
  }
}
