import { statusGroup } from '@gorozhanin/domain/reports/status'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode, useState } from 'react'
import { StatusShape } from '../parts/status-mark.tsx'
import { classes } from '../ui/classes.ts'
import { Skeleton } from '../ui/states.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useNames } from '../words/name.ts'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import { useDesk } from './desk-context.ts'
import { countsQuery } from './queries.ts'
import { type Counts, mainQueues, statusQueues } from './queues.ts'
import style from './queues-nav.module.css'
import { type ConsoleSearch, isSameSearch } from './search-params.ts'

/** Lists with names and counts; the counts are live. */
export const QueuesNav = memo(function QueuesNav() {
  const t = useWords()
  const counts = useQuery(countsQuery).data
  return (
    <nav className={style.nav} aria-label={t('console.queues')}>
      {counts ? <Queues counts={counts} /> : <Waiting />}
    </nav>
  )
})

function Queues({ counts }: { counts: Counts }) {
  const t = useWords()
  return (
    <>
      <ul>
        {mainQueues(counts).map(({ id, search, count, alarms }) => (
          <Entry key={id} search={search} count={count} alarms={alarms}>
            {t(`console.queue.${id}`)}
          </Entry>
        ))}
      </ul>
      <h2>{t('console.statuses')}</h2>
      <ul>
        {statusQueues(counts).map(({ status, search, count }) => (
          <Entry
            key={status}
            search={search}
            count={count}
            mark={<StatusShape group={statusGroup(status)} small />}
          >
            {t(`status.${status}`)}
          </Entry>
        ))}
      </ul>
      {counts.byAgency.length > 1 && <Agencies counts={counts} />}
    </>
  )
}

const agenciesAtFirst = 8

function Agencies({ counts }: { counts: Counts }) {
  const t = useWords()
  const name = useNames()
  const [all, setAll] = useState(false)
  const shown = all ? counts.byAgency : counts.byAgency.slice(0, agenciesAtFirst)
  const more = counts.byAgency.length - shown.length
  return (
    <>
      <h2>{t('console.agencies')}</h2>
      <ul>
        {shown.map(({ agency, open, overdue }) => (
          <Entry key={agency.code} search={{ agency: agency.code }} count={open} overdue={overdue}>
            {name(agency.name)}
          </Entry>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className={style.more} onClick={() => setAll(true)}>
          {t('console.agencies.more', { count: more })}
        </button>
      )}
    </>
  )
}

type EntryProps = {
  readonly search: ConsoleSearch
  readonly count: number
  readonly children: ReactNode
  readonly alarms?: boolean
  readonly overdue?: number
  readonly mark?: ReactNode
}

function Entry({ search, count, children, alarms = false, overdue = 0, mark }: EntryProps) {
  const t = useWords()
  const formats = useFormats()
  const desk = useDesk()
  const isCurrent = isSameSearch(desk.search, search)
  return (
    <li>
      <Link
        to="/console"
        search={search}
        className={classes(style.entry, isCurrent && style.current, count === 0 && style.empty)}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {mark}
        <span className={style.name}>{children}</span>
        {overdue > 0 && (
          <span className={style.alarm} title={t('console.overdue_of', { count: overdue })}>
            <VisuallyHidden>{t('console.overdue_of', { count: overdue })}, </VisuallyHidden>
            <span aria-hidden>{formats.number(overdue)}</span>
          </span>
        )}
        <span className={classes(style.count, alarms && count > 0 && style.alarm)}>
          {formats.number(count)}
        </span>
      </Link>
    </li>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      {Array.from({ length: 11 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells one grey line from another
        <Skeleton key={index} height="20px" width={`${90 - (index % 3) * 15}%`} />
      ))}
    </div>
  )
}
