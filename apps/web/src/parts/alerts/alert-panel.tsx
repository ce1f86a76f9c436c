import { readAlerts } from '@gorozhanin/domain/alerts/api'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { AlertLine } from './alert-line.tsx'
import style from './bell.module.css'
import { alertsKey, alertsQuery } from './queries.ts'

/** What waits for me, newest first. `onLeave` is called when a card is opened. */
export function AlertPanel({ onLeave }: { onLeave: () => void }) {
  const t = useWords()
  const problem = useProblemWords()
  const client = useQueryClient()
  const list = useInfiniteQuery(alertsQuery)
  const alerts = list.data?.pages.flatMap((page) => page.alerts)
  const [newest] = alerts ?? []
  const unread = list.data?.pages[0]?.unread ?? 0
  const readAll = useMutation({
    mutationFn: (through: string) => call(readAlerts, { body: { through } }),
    onSettled: () => client.invalidateQueries({ queryKey: alertsKey }),
    onError: (fault) => toastProblem(problem(fault)),
  })

  return (
    <div className={style.panel}>
      <div className={style.head}>
        <h2>{t('alerts.title')}</h2>
        {newest && unread > 0 && (
          <Button kind="plain" onPress={() => readAll.mutate(newest.createdAt)}>
            {t('alerts.read_all')}
          </Button>
        )}
      </div>
      {list.isError && !alerts && (
        <ErrorState text={problem(list.error)} onRetry={() => void list.refetch()} />
      )}
      {list.isPending && <Waiting />}
      {alerts?.length === 0 && (
        <EmptyState icon={BellOff} title={t('alerts.empty')}>
          {t('alerts.empty.text')}
        </EmptyState>
      )}
      {alerts && alerts.length > 0 && (
        <ul className={style.list}>
          {alerts.map((alert) => (
            <AlertLine key={alert.id} alert={alert} onOpen={onLeave} />
          ))}
          {list.hasNextPage && (
            <li className={style.more}>
              <Button
                kind="plain"
                isPending={list.isFetchingNextPage}
                onPress={() => void list.fetchNextPage()}
              >
                {t('alerts.more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      <Skeleton width="80%" />
      <Skeleton width="60%" />
      <Skeleton width="70%" />
    </div>
  )
}
