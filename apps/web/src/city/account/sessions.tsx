import { type AccountSession, endSession } from '@gorozhanin/domain/accounts/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { deviceName } from './device-name.ts'
import { sessionsQuery } from './queries.ts'

/** Where the person is signed in; any other device can be signed out from here. */
export function Sessions() {
  const t = useWords()
  const { data } = useQuery(sessionsQuery)
  return (
    <section className={style.section}>
      <h2>{t('account.sessions')}</h2>
      {data ? (
        <ul className={style.list}>
          {data.sessions.map((session) => (
            <Session key={session.id} session={session} />
          ))}
        </ul>
      ) : (
        <Skeleton height="56px" />
      )}
    </section>
  )
}

function Session({ session: { id, device, since, address, current } }: { session: AccountSession }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const client = useQueryClient()
  const problemWords = useProblemWords()
  const ending = useMutation({
    mutationFn: () => call(endSession, { params: { id } }),
    onSuccess: () => toastDone(t('account.sessions.ended')),
    onError: (fault) => toastProblem(problemWords(fault)),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const name = deviceName(device) ?? t('account.sessions.unknown')
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <p>{name}</p>
        <p className={style.muted}>
          {t('account.sessions.line', { day: formats.moment(since, now), address })}
        </p>
      </div>
      {current ? (
        <span className={style.muted}>{t('account.sessions.current')}</span>
      ) : (
        <Button isPending={ending.isPending} onPress={() => ending.mutate()}>
          <span aria-hidden>{t('account.sessions.end')}</span>
          <VisuallyHidden>{t('account.sessions.end_label', { device: name })}</VisuallyHidden>
        </Button>
      )}
    </li>
  )
}
