import { endMySession, listMySessions, type SessionLine } from '@gorozhanin/domain/people/sign-in-api'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { deviceName } from '../../parts/device-name.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'

const sessionsQuery = queryOptions({
  queryKey: ['console', 'account', 'sessions'],
  queryFn: ({ signal }) => call(listMySessions, { signal }),
})

/** Where I am signed in; a lost device is closed here. */
export function Sessions() {
  const t = useWords()
  const problem = useProblemWords()
  const sessions = useQuery(sessionsQuery)
  return (
    <section className={style.section} aria-labelledby="account-sessions">
      <h2 id="account-sessions">{t('account.sessions')}</h2>
      {sessions.isPending && <Skeleton height="80px" />}
      {sessions.isError && (
        <ErrorState text={problem(sessions.error)} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <div className={style.table}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{t('account.device')}</th>
                <th scope="col">{t('account.since')}</th>
                <th scope="col">{t('account.action')}</th>
              </tr>
            </thead>
            <tbody>
              {sessions.data.sessions.map((session) => (
                <Line key={session.id} session={session} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

function Line({ session: { id, device, address, createdAt, current } }: { session: SessionLine }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const problem = useProblemWords()
  const client = useQueryClient()
  const named = deviceName(device) ?? t('account.device.unknown')
  const end = useMutation({
    mutationFn: () => call(endMySession, { params: { id } }),
    onSuccess: () => toastDone(t('account.sessions.ended')),
    onError: (fault) => toastProblem(problem(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  return (
    <tr>
      <th scope="row">
        {named}
        <span className={style.address}>{address}</span>
      </th>
      <td>{formats.moment(createdAt, now)}</td>
      <td>
        {current ? (
          <Badge tone="accent">{t('account.sessions.current')}</Badge>
        ) : (
          <Button isPending={end.isPending} onPress={() => end.mutate()}>
            <span aria-hidden>{t('account.sessions.end')}</span>
            <VisuallyHidden>{t('account.sessions.end.name', { device: named })}</VisuallyHidden>
          </Button>
        )}
      </td>
    </tr>
  )
}
