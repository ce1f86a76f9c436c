import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import { changeShare, type Today } from './headline.ts'
import style from './paper.module.css'

/** The figures of the day, those of a flow beside the mean of the seven days before. */
export function Figures({ today }: { today: Today }) {
  const t = useWords()
  const { filed, answered, weekMean, open, overdue, dueToday, dueTomorrow } = today
  return (
    <dl className={style.figures}>
      <Figure label={t('head.filed')} count={filed}>
        <Mean count={filed} mean={weekMean.filed} />
      </Figure>
      <Figure label={t('head.answered')} count={answered}>
        <Mean count={answered} mean={weekMean.answered} />
      </Figure>
      <Figure label={t('head.open')} count={open} search={{}}>
        {t('head.open.note')}
      </Figure>
      <Figure label={t('head.overdue')} count={overdue} search={{ answer: 'late' }} bad>
        {t('head.overdue.note')}
      </Figure>
      <Figure label={t('head.due_today')} count={dueToday} search={{ answer: 'today' }}>
        <Link to="/console" search={{ answer: 'tomorrow' }}>
          {t('head.due_tomorrow', { count: dueTomorrow })}
        </Link>
      </Figure>
    </dl>
  )
}

type FigureProps = {
  readonly label: string
  readonly count: number
  /** The list of the console that holds exactly these reports. */
  readonly search?: { readonly answer?: 'late' | 'today' }
  readonly bad?: boolean
  readonly children: ReactNode
}

function Figure({ label, count, search, bad = false, children }: FigureProps) {
  const formats = useFormats()
  const number = formats.number(count)
  return (
    <div className={style.figure}>
      <dt>{label}</dt>
      <dd className={bad && count > 0 ? style.bad : undefined}>
        {search ? (
          <Link to="/console" search={search}>
            {number}
          </Link>
        ) : (
          number
        )}
      </dd>
      <dd className={style.note}>{children}</dd>
    </div>
  )
}

/** «обычно к этому часу 6,7 (47 за 7 дней), +34 %» */
function Mean({ count, mean }: { count: number; mean: number }) {
  const t = useWords()
  const formats = useFormats()
  if (mean === 0) return t('head.mean.none')
  const share = changeShare(count, mean)
  const words = t('head.mean', { mean: formats.number(mean, 1), count: Math.round(mean * 7) })
  if (share === null) return words
  const sign = share > 0 ? '+' : share < 0 ? '−' : ''
  return `${words}, ${sign}${formats.percent(Math.abs(share))}`
}
