import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { useMutation } from '@tanstack/react-query'
import { Check, UserPlus } from 'lucide-react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { NewsByMail } from './news-by-mail.tsx'
import style from './support.module.css'
import { dropSupport, saySupport } from './support.ts'

/** «У меня тоже · 12»: how many stand behind a report, and the way to be one of them or not any more. */
export function SupportBox({ report }: { report: ReportCard }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const { number, supporters, supported, supportable } = report
  const { mutate, isPending } = useMutation({
    mutationFn: () => (supported ? dropSupport(number) : saySupport(number, language, null)),
    onError: (fault) => {
      if (fault instanceof ApiProblem) toastProblem(problemWords(fault))
    },
  })
  if (!supportable && !supported) return null
  return (
    <section className={style.box} aria-label={t('city.support.same')}>
      <div className={style.row}>
        <Button aria-pressed={supported} isPending={isPending} onPress={() => mutate()}>
          <Icon of={supported ? Check : UserPlus} size={16} />
          {supporters > 0 ? t('city.support.same_count', { count: supporters }) : t('city.support.same')}
        </Button>
        <span className={style.note} role="status">
          {supported && t('city.support.counted')}
        </span>
      </div>
      {supported && supportable && <NewsByMail number={number} />}
    </section>
  )
}
