import type { ReportCard, ReportRow } from '@gorozhanin/domain/reports/api'
import { useQueries } from '@tanstack/react-query'
import { Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { BackToMap } from './back-to-map.tsx'
import style from './browse.module.css'
import { reportQuery } from './queries.ts'
import { ReportLine } from './report-line.tsx'

/** Reports that lie on top of each other on the map, to choose from. */
export function HereList({ numbers }: { numbers: readonly string[] }) {
  const t = useWords()
  const cards = useQueries({ queries: numbers.map(reportQuery) })
  return (
    <>
      <BackToMap title={t('city.here', { count: numbers.length })} />
      <ol className={style.list}>
        {cards.map(({ data, isPending }, at) => (
          <li key={numbers[at]}>
            {data ? (
              <ReportLine report={rowOf(data)} />
            ) : (
              isPending && (
                <div className={style.waitingLine}>
                  <Skeleton width="60%" height="20px" />
                </div>
              )
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function rowOf(card: ReportCard): ReportRow {
  return { ...card, excerpt: card.text, photo: card.photos[0]?.key ?? null }
}
