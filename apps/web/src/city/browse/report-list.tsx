import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowDownWideNarrow } from 'lucide-react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './browse.module.css'
import { useBrowse } from './context.ts'
import { More } from './more.tsx'
import { isFiltered, listQuery, unfiltered } from './queries.ts'
import { ReportLine } from './report-line.tsx'

/** The reports that the map shows, or those of the whole city: everything the map can do, the list can. */
export function ReportList() {
  const t = useWords()
  const problemWords = useProblemWords()
  const navigate = useNavigate()
  const { box } = useBrowse()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const whole = search.all ?? false
  const list = useInfiniteQuery(listQuery(search, whole ? null : box))
  const reports = list.data?.pages.flatMap((page) => page.reports)
  const filtered = isFiltered(search)

  const change = (next: (known: BrowseSearch) => BrowseSearch) =>
    void navigate({ to: '.', search: next, replace: true, resetScroll: false })
  const showWhole = (all: boolean) => change(({ all: _, ...known }) => (all ? { ...known, all } : known))
  const toggleOrder = () =>
    change(({ order, ...known }) => (order ? known : { ...known, order: 'supporters' }))
  const dropFilters = () => change(unfiltered)

  // A filter by what the city does not have, any more or at all: the address is older than the city or was typed.
  if (list.error instanceof ApiProblem && list.error.status === 422)
    return (
      <EmptyState
        title={t('city.list.empty_filtered')}
        action={<Button onPress={dropFilters}>{t('city.list.drop_filters')}</Button>}
      >
        {t('city.list.unknown_filter')}
      </EmptyState>
    )
  if (list.isError) return <ErrorState text={problemWords(list.error)} onRetry={() => void list.refetch()} />
  if (!reports) return <WaitingList />
  return (
    <>
      <div className={style.scope}>
        <h2>
          {t(whole ? 'city.list.whole' : 'city.list.in_view')}
          {search.order && <span>{t('city.list.supported_first')}</span>}
        </h2>
        <IconButton
          label={t('city.list.by_supporters')}
          aria-pressed={search.order === 'supporters'}
          onPress={toggleOrder}
        >
          <Icon of={ArrowDownWideNarrow} />
        </IconButton>
        <Button kind="plain" onPress={() => showWhole(!whole)}>
          {t(whole ? 'city.list.to_view' : 'city.list.to_whole')}
        </Button>
      </div>
      {reports.length === 0 ? (
        <EmptyState
          title={t(filtered ? 'city.list.empty_filtered' : 'city.list.empty')}
          action={filtered && <Button onPress={dropFilters}>{t('city.list.drop_filters')}</Button>}
        >
          {t(filtered ? 'city.list.empty_filtered_text' : 'city.list.empty_text')}
        </EmptyState>
      ) : (
        <ol className={style.list} aria-label={t(whole ? 'city.list.whole' : 'city.list.in_view')}>
          {reports.map((report) => (
            <li key={report.number}>
              <ReportLine report={report} />
            </li>
          ))}
        </ol>
      )}
      {list.hasNextPage && <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </>
  )
}

export function WaitingList() {
  const t = useWords()
  return (
    <div className={style.list} aria-busy aria-label={t('ui.loading')} role="status">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className={style.waitingLine}>
          <Skeleton width="45%" height="16px" />
          <Skeleton width="80%" height="20px" />
          <Skeleton width="60%" height="16px" />
        </div>
      ))}
    </div>
  )
}
