import {
  changeFollowing,
  type Following,
  listFollowing,
  stopFollowing,
} from '@gorozhanin/domain/following/api'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { queryClient } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { ChoiceFields } from '../following/choice-fields.tsx'
import type { Choices } from '../following/follow.ts'
import { FollowedLine } from '../following/followed-line.tsx'
import style from './account.module.css'

const followingQuery = queryOptions({
  queryKey: ['account', 'following'],
  queryFn: ({ signal }) => call(listFollowing, { signal }),
})
const refetch = () => queryClient.invalidateQueries({ queryKey: followingQuery.queryKey })

/** What the person follows, with the way to change or to end each. */
export function FollowingSection() {
  const t = useWords()
  const problemWords = useProblemWords()
  const { data, error } = useQuery(followingQuery)
  return (
    <section className={style.section} aria-label={t('following.title')}>
      <h2>{t('following.title')}</h2>
      {error ? (
        <ErrorState text={problemWords(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height="48px" />
      ) : data.following.length === 0 ? (
        <p className={style.muted}>{t('following.none')}</p>
      ) : (
        <ul className={style.list}>
          {data.following.map((one) => (
            <Line key={one.id} following={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ following }: { following: Following }) {
  const t = useWords()
  const names = useNames()
  const [changing, setChanging] = useState(false)
  const name = names(following.name)
  return (
    <FollowedLine
      following={following}
      stop={(id) => call(stopFollowing, { params: { id } })}
      onStopped={() => void refetch()}
    >
      <Button onPress={() => setChanging(true)}>
        <span aria-hidden>{t('following.change')}</span>
        <VisuallyHidden>{t('following.change_label', { name })}</VisuallyHidden>
      </Button>
      {changing && <Change following={following} name={name} onClose={() => setChanging(false)} />}
    </FollowedLine>
  )
}

function Change({ following, name, onClose }: { following: Following; name: string; onClose: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const { id, subject, tells, pace } = following
  const [choices, setChoices] = useState<Choices>({ tells, pace })
  const saving = useMutation({
    mutationFn: () => call(changeFollowing, { params: { id }, body: choices }),
    onSuccess: () => {
      toastDone(t('following.changed'))
      void refetch()
      onClose()
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  return (
    <Dialog
      title={name}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.back')}</Button>
          <Button
            kind="primary"
            isPending={saving.isPending}
            reason={choices.tells.length === 0 ? t('follow.tells.none') : null}
            onPress={() => saving.mutate()}
          >
            {t('following.save')}
          </Button>
        </>
      }
    >
      <ChoiceFields choices={choices} onChange={setChoices} oneReport={subject.report !== undefined} />
    </Dialog>
  )
}
