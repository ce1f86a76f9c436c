import { useMutation, useQuery } from '@tanstack/react-query'
import { useProblemWords } from '../../api/problem-words.ts'
import { queryClient } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { FollowedLine } from '../following/followed-line.tsx'
import { pushesQuery, stopPushes } from '../following/push.ts'
import style from './mine.module.css'

const refetch = () => queryClient.invalidateQueries({ queryKey: pushesQuery.queryKey })

/** What this browser follows by notifications, without an account; nothing where it follows nothing. */
export function Pushes() {
  const t = useWords()
  const problemWords = useProblemWords()
  const { data: following = [], error } = useQuery(pushesQuery)
  const stopping = useMutation({
    mutationFn: () => stopPushes(),
    onSuccess: () => {
      toastDone(t('pushes.stopped_all'))
      void refetch()
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  if (following.length === 0 && !error) return null
  return (
    <section aria-label={t('pushes.title')}>
      <div className={style.pushes}>
        <h2 className={style.part}>{t('pushes.title')}</h2>
        {following.length > 1 && (
          <Button kind="plain" isPending={stopping.isPending} onPress={() => stopping.mutate()}>
            {t('pushes.stop_all')}
          </Button>
        )}
      </div>
      {error ? (
        <ErrorState text={problemWords(error)} onRetry={() => void refetch()} />
      ) : (
        <ul className={style.followed}>
          {following.map((one) => (
            <FollowedLine
              key={one.id}
              following={one}
              stop={(id) => stopPushes(id)}
              onStopped={() => void refetch()}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
