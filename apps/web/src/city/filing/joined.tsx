import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Check, Undo2 } from 'lucide-react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { reportQuery } from '../browse/queries.ts'
import { CityHeader } from '../city-header.tsx'
import { NewsByMail } from '../support/news-by-mail.tsx'
import { dropSupport } from '../support/support.ts'
import style from './done.module.css'
import { joinedDraft } from './joined-draft.ts'

/** Instead of a second report: whose it is now, the promise, what happens next, where news go, and the way back. */
export function Joined({ number }: { number: string }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const navigate = useNavigate()
  const problemWords = useProblemWords()
  const report = useQuery(reportQuery(number)).data
  const draft = joinedDraft(number)
  const undo = useMutation({
    mutationFn: () => dropSupport(number),
    onSuccess: () => {
      draft?.bringBack()
      void navigate({ to: '/new', search: { step: 'tell' } })
    },
    onError: (fault) => {
      if (fault instanceof ApiProblem) toastProblem(problemWords(fault))
    },
  })
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        <span className={style.mark}>
          <Icon of={Check} size={24} />
        </span>
        <h1>{t('city.joined.title', { number })}</h1>
        {report?.dueAt && !report.overdue && (
          <p className={style.promise}>
            {t('city.promise', {
              agency: name(report.agency.name),
              until: formats.until(report.dueAt, now),
            })}
          </p>
        )}
        <h2>{t('city.done.next')}</h2>
        <ol className={style.steps}>
          <li>{t('city.joined.counted', { count: report?.supporters ?? 1 })}</li>
          <li>{t('city.joined.no_second')}</li>
          <li>{t('city.joined.where')}</li>
        </ol>
        <h2>{t('city.joined.news')}</h2>
        {draft?.email ? (
          <p className={style.muted}>{t('city.support.confirm', { email: draft.email })}</p>
        ) : (
          <NewsByMail number={number} />
        )}
        <div className={style.foot}>
          <ButtonLink to="/reports/$number" params={{ number }} kind="primary" wide>
            {t('city.done.open')}
          </ButtonLink>
          {draft && (
            <Button kind="plain" wide isPending={undo.isPending} onPress={() => undo.mutate()}>
              <Icon of={Undo2} />
              {t('city.joined.undo')}
            </Button>
          )}
          <Link to="/" className={style.home}>
            {t('error.not_found.home')}
          </Link>
        </div>
      </main>
    </>
  )
}
