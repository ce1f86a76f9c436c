import { countConsole } from '@gorozhanin/domain/reports/api'
import { headToday } from '@gorozhanin/domain/summary/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { call } from '../api/call.ts'
import { useProblemWords } from '../api/problem-words.ts'
import { AppHeader } from '../parts/app-header.tsx'
import { CalendarNotice } from '../parts/calendar-notice.tsx'
import { StaffGate } from '../parts/staff-gate.tsx'
import { StaffMenu, StaffPages } from '../parts/staff-menu.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ErrorState, Skeleton } from '../ui/states.tsx'
import { alignClock } from '../ui/use-now.ts'
import { useTitle } from '../ui/use-title.ts'
import { useWords } from '../words/words.tsx'
import { Paper } from './paper.tsx'
import style from './today.module.css'

const refreshMs = 60_000

const todayQuery = queryOptions({
  queryKey: ['head', 'today'],
  queryFn: async ({ signal }) => {
    const [today, counts] = await Promise.all([call(headToday, { signal }), call(countConsole, { signal })])
    alignClock(today.asOf)
    return { today, emergencies: counts.emergencies }
  },
  refetchInterval: refreshMs,
})

function TodayPage() {
  return (
    <StaffGate page="/head">
      <Today />
    </StaffGate>
  )
}

/** The page that the head reads in the morning: one sentence, the figures, whose they are, what is late. */
function Today() {
  const t = useWords()
  const problem = useProblemWords()
  useTitle(t('staff.head'))
  const found = useQuery(todayQuery)
  return (
    <div className={style.desk} data-density="work">
      <AppHeader end={<StaffMenu />}>
        <StaffPages />
        <span className={style.print}>
          <Button onPress={() => window.print()}>
            <Icon of={Printer} size={16} />
            {t('head.print')}
          </Button>
        </span>
      </AppHeader>
      <CalendarNotice />
      <main id="main" className={style.paper}>
        {found.data ? (
          <Paper {...found.data} />
        ) : found.isError ? (
          <ErrorState text={problem(found.error)} onRetry={() => void found.refetch()} />
        ) : (
          <Waiting />
        )}
      </main>
    </div>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      <Skeleton width="50%" height="18px" />
      <Skeleton height="72px" />
      <Skeleton height="96px" />
      <Skeleton height="280px" />
    </div>
  )
}

export const today = createLazyRoute('/head/head')({ component: TodayPage })
