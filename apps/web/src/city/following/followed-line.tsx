import type { Following } from '@gorozhanin/domain/following/api'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './following.module.css'

/** One thing that is followed, with the way to end it: `stop` does it, and the list is read again by `onStopped`. */
export function FollowedLine({
  following,
  stop,
  onStopped,
  children,
}: {
  following: Following
  stop: (id: string) => Promise<unknown>
  onStopped: () => void
  /** Other things to do with it. */
  children?: ReactNode
}) {
  const t = useWords()
  const names = useNames()
  const formats = useFormats()
  const now = useNow()
  const problemWords = useProblemWords()
  const { id, subject, tells, pace, since } = following
  const name = names(following.name)
  const stopping = useMutation({
    mutationFn: () => stop(id),
    onSuccess: () => {
      toastDone(t('following.stopped', { name }))
      onStopped()
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  const said = subject.report === undefined ? tells.map((one) => t(`follow.tells.${one}`)) : []
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <p>
          {subject.area ? (
            <Link to="/" search={{ area: subject.area }}>
              {name}
            </Link>
          ) : (
            name
          )}
        </p>
        <p className={style.note}>
          {[
            ...said,
            t(`follow.pace.${pace}`),
            t('following.since', { day: formats.shortDay(since, now) }),
          ].join(' · ')}
        </p>
      </div>
      {children}
      <Button isPending={stopping.isPending} onPress={() => stopping.mutate()}>
        <span aria-hidden>{t('following.stop')}</span>
        <VisuallyHidden>{t('following.stop_label', { name })}</VisuallyHidden>
      </Button>
    </li>
  )
}
