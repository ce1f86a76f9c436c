import { showCalendar } from '@gorozhanin/domain/catalog/api'
import { mayUse } from '@gorozhanin/domain/people/rights'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { CalendarX } from 'lucide-react'
import { call } from '../api/call.ts'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.tsx'
import style from './calendar-notice.module.css'
import { useStaff } from './staff-gate.tsx'

const HOUR_MS = 3_600_000

const calendarQuery = queryOptions({
  queryKey: ['console', 'calendar'],
  queryFn: ({ signal }) => call(showCalendar, { signal }),
  staleTime: HOUR_MS,
  refetchInterval: HOUR_MS,
})

/** Says to those who can do something about it that a year is missing from the working calendar. */
export function CalendarNotice() {
  const t = useWords()
  const { roles } = useStaff()
  const isTold = mayUse(roles, showCalendar.access)
  const year = useQuery({ ...calendarQuery, enabled: isTold }).data?.missingYear
  if (!year) return null
  return (
    <div role="note" className={style.notice}>
      <Icon of={CalendarX} />
      <p>{t('staff.calendar_missing', { year: String(year) })}</p>
    </div>
  )
}
