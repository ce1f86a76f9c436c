import type { ReportCard, ReportRow } from '@gorozhanin/domain/reports/api'
import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './browse.module.css'
import { reportQuery } from './queries.ts'
import { ReportLine } from './report-line.tsx'

/** Reports that lie on top of each other on the map, to choose from. */
export function HereList({ numbers }: { numbers: readonly string[] }) {
  const t = useWords()
  const navigate = useNavigate()
  const cards = useQueries({ queries: numbers.map(reportQuery) })
  const leave = () => void navigate({ to: '/', search: ({ here: _, ...known }: BrowseSearch) => known })
  return (
    <>
      <div className={style.back}>
        <IconButton label={t('ui.back')} onPress={leave}>
          <Icon of={ArrowLeft} />
        </IconButton>
        <h2>{t('city.here', { count: numbers.length })}</h2>
      </div>
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
