import { type listQueues, pauseQueue } from '@gorozhanin/domain/dispatch/api'
import type { Reply } from '@gorozhanin/domain/endpoint'
import { mayUse } from '@gorozhanin/domain/people/rights'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { queuesQuery } from '../queries.ts'
import style from './deliveries.module.css'

type Queue = Reply<typeof listQueues>['queues'][number]

/** The queue of every agency: what waits, what failed, and the pause. Queues that need a person come first. */
export function QueueTable() {
  const t = useWords()
  const problem = useProblemWords()
  const queues = useQuery({ ...queuesQuery, refetchInterval: 10_000 })
  if (queues.isError && !queues.data) {
    return <ErrorState text={problem(queues.error)} onRetry={() => void queues.refetch()} />
  }
  if (!queues.data) return <Skeleton height="320px" />
  return (
    <section className={style.scroll} aria-label={t('queues.title')}>
      <Table stacks>
        <thead>
          <tr>
            <th scope="col">{t('deliveries.agency')}</th>
            <th scope="col" data-number>
              {t('queues.open')}
            </th>
            <th scope="col" data-number>
              {t('queues.dead')}
            </th>
            <th scope="col">{t('queues.state')}</th>
            <th scope="col" data-action>
              <VisuallyHidden>{t('deliveries.action')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {queues.data.queues.toSorted(byNeed).map((queue) => (
            <Line key={queue.agency.code} queue={queue} />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function byNeed(a: Queue, b: Queue): number {
  return b.dead - a.dead || Number(b.paused) - Number(a.paused) || b.open - a.open
}

function Line({ queue: { agency, open, dead, paused } }: { queue: Queue }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  return (
    <tr>
      <th scope="row">{name(agency.name)}</th>
      <td data-number data-label={t('queues.open')}>
        {formats.number(open)}
      </td>
      <td data-number data-label={t('queues.dead')} className={dead > 0 ? style.bad : undefined}>
        {formats.number(dead)}
      </td>
      <td>{paused ? <Badge tone="warning">‖ {t('queues.paused')}</Badge> : t('queues.running')}</td>
      <td data-action>
        <PauseButton code={agency.code} agency={name(agency.name)} paused={paused} />
      </td>
    </tr>
  )
}

function PauseButton({ code, agency, paused }: { code: string; agency: string; paused: boolean }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const { roles } = useStaff()
  const mayPause = mayUse(roles, pauseQueue.access)
  const toggle = useMutation({
    mutationFn: () => call(pauseQueue, { params: { agency: code }, body: { paused: !paused } }),
    onSuccess: (queue) =>
      toastDone(t(queue.paused ? 'queues.paused.done' : 'queues.resumed.done', { agency })),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: queuesQuery.queryKey }),
  })
  return (
    <Button
      reason={mayPause ? null : t('queues.why.role')}
      isPending={toggle.isPending}
      onPress={() => toggle.mutate()}
    >
      <Icon of={paused ? Play : Pause} size={16} />
      <span aria-hidden>{t(paused ? 'queues.resume.short' : 'queues.pause.short')}</span>
      <VisuallyHidden>{t(paused ? 'queues.resume' : 'queues.pause', { agency })}</VisuallyHidden>
    </Button>
  )
}
