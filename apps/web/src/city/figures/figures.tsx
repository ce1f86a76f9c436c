import { type FigurePeriod, figurePeriods } from '@gorozhanin/domain/summary/figures'
import type { Figures as Counted } from '@gorozhanin/domain/summary/figures-api'
import { useQuery } from '@tanstack/react-query'
import { createLazyRoute, Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useProblemWords } from '../../api/problem-words.ts'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords, withWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import type { FiguresSearch } from '../search-params.ts'
import { Answers } from './answers.tsx'
import { Facts } from './facts.tsx'
import style from './figures.module.css'
import { Gallery } from './gallery.tsx'
import { figuresQuery } from './queries.ts'
import { Waits } from './waits.tsx'

const periods = Object.keys(figurePeriods) as readonly FigurePeriod[]

/** «Как отвечает город»: what came of the reports that everyone may see. */
function Figures() {
  const t = useWords()
  const problemWords = useProblemWords()
  const navigate = useNavigate()
  const search: FiguresSearch = useSearch({ from: '/city/figures' })
  const period: FigurePeriod = search.period ?? 'month'
  const figures = useQuery(figuresQuery(period))
  useTitle(t('city.figures.title'))
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        <div className={style.column}>
          <div className={style.top}>
            <Link to="/" className={style.back}>
              {t('figures.back')}
            </Link>
            <h1>{t('city.figures.title')}</h1>
            <SegmentedControl
              label={t('figures.period')}
              options={periods.map((id) => ({ id, label: t(`figures.period.${id}`) }))}
              value={period}
              onChange={(next) =>
                void navigate({
                  to: '/figures',
                  search: next === 'month' ? {} : { period: next },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
          {figures.data ? (
            <Counts figures={figures.data} period={period} />
          ) : figures.isError ? (
            <ErrorState text={problemWords(figures.error)} onRetry={() => void figures.refetch()} />
          ) : (
            <Waiting />
          )}
          <Gallery />
          <p className={style.note}>{t('figures.foot')}</p>
        </div>
      </main>
    </>
  )
}

function Counts({ figures, period }: { figures: Counted; period: FigurePeriod }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { received, answers, from, to } = figures
  const isEmpty = received === 0 && answers.answered === 0
  return (
    <>
      <div className={style.lead}>
        <p className={style.sentence}>
          {t(isEmpty ? 'figures.lead.empty' : 'figures.lead', {
            period,
            received,
            answered: answers.answered,
            fixed: answers.fixed,
          })}
        </p>
        <p className={style.note}>
          {t('figures.days', { from: formats.shortDay(from, now), to: formats.shortDay(to, now) })}
        </p>
      </div>
      <Facts figures={figures} />
      <Answers figures={figures} />
      <Waits figures={figures} />
    </>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      <Skeleton width="80%" height="56px" />
      <Skeleton height="96px" />
      <Skeleton height="200px" />
    </div>
  )
}

export const figuresPage = createLazyRoute('/city/figures')({ component: withWords('figures', Figures) })
