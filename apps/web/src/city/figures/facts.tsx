import type { Figures } from '@gorozhanin/domain/summary/figures-api'
import { shareOf } from '@gorozhanin/domain/summary/shares'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './figures.module.css'

/** The figures that say most; those that a list of the map holds exactly open it. */
export function Facts({ figures }: { figures: Figures }) {
  const t = useWords()
  const formats = useFormats()
  const { received, open, overdue, inTime, typicalDays, from } = figures
  const share = shareOf(inTime)
  return (
    <dl className={style.facts}>
      <Fact label={t('figures.received')} note={t('figures.received.note')} search={{ all: true, from }}>
        {formats.number(received)}
      </Fact>
      <Fact
        label={t('figures.in_time')}
        note={t(inTime.of === 0 ? 'figures.in_time.none' : 'figures.in_time.note', inTime)}
      >
        {inTime.of === 0
          ? '—'
          : share === null
            ? t('figures.of', inTime)
            : formats.percent(share, share > 0.99 && share < 1 ? 1 : 0)}
      </Fact>
      <Fact
        label={t('figures.typical')}
        note={t(typicalDays === null ? 'figures.typical.none' : 'figures.typical.note')}
      >
        {typicalDays === null ? '—' : t('figures.wait', { days: typicalDays })}
      </Fact>
      <Fact
        label={t('figures.open')}
        note={t('figures.open.note')}
        search={{ all: true, status: 'checking,at_agency,deferred' }}
      >
        {formats.number(open)}
      </Fact>
      <Fact
        label={t('figures.overdue')}
        note={t('figures.overdue.note')}
        search={{ all: true, overdue: true }}
        bad={overdue > 0}
      >
        {formats.number(overdue)}
      </Fact>
    </dl>
  )
}

function Fact({
  label,
  note,
  search,
  bad,
  children,
}: {
  label: string
  note: string
  /** The list that holds exactly these reports. */
  search?: BrowseSearch
  bad?: boolean
  children: ReactNode
}) {
  return (
    <div className={style.fact}>
      <dt>{label}</dt>
      <dd className={style.value} data-bad={bad}>
        {search ? (
          <Link to="/" search={search}>
            {children}
          </Link>
        ) : (
          children
        )}
      </dd>
      <dd className={style.note}>{note}</dd>
    </div>
  )
}
