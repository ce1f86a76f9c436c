import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useProblemWords } from '../../api/problem-words.ts'
import type { Box } from '../../map/geometry.ts'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import { BackToMap } from './back-to-map.tsx'
import style from './browse.module.css'
import { More } from './more.tsx'
import { listQuery } from './queries.ts'
import { ReportLine } from './report-line.tsx'
import { WaitingList } from './report-list.tsx'

/** The map rounds places to five decimals: a report lies at most half of the last one away. */
const rounding = 0.000005

/** Reports that the map cannot take apart, under its filters: a house where everybody reports. */
export function HeapList({ bounds }: { bounds: Box }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const list = useInfiniteQuery(listQuery(search, widened(bounds)))
  const reports = list.data?.pages.flatMap((page) => page.reports)
  if (list.isError) return <ErrorState text={problemWords(list.error)} onRetry={() => void list.refetch()} />
  return (
    <>
      <BackToMap title={t('city.heap')} />
      {!reports && <WaitingList />}
      {reports?.length === 0 && (
        <EmptyState title={t('city.heap.empty')}>{t('city.heap.empty_text')}</EmptyState>
      )}
      <ol className={style.list} aria-label={t('city.heap')}>
        {reports?.map((report) => (
          <li key={report.number}>
            <ReportLine report={report} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </>
  )
}

function widened({ west, south, east, north }: Box): string {
  return [west - rounding, south - rounding, east + rounding, north + rounding]
    .map((degrees) => degrees.toFixed(6))
    .join(',')
}
