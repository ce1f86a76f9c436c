import { statusGroups } from '@gorozhanin/domain/reports/status'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarRange, SlidersHorizontal } from 'lucide-react'
import { Suspense, useState } from 'react'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { later } from '../../ui/later.tsx'
import { useWords } from '../../words/words.tsx'
import { type BrowseSearch, statusFilter, wordsOf } from '../search-params.ts'
import style from './browse.module.css'
import { toggled } from './filter-words.ts'

const TopicsDialog = later(async () => (await import('./topics-dialog.tsx')).TopicsDialog)
const PeriodDialog = later(async () => (await import('./period-dialog.tsx')).PeriodDialog)

/** What is not published yet is on no map: nothing to filter by. */
const shownGroups = statusGroups.filter((group) => group !== 'checking')

/** Filters of list and map at once; they stand in the address. */
export function Filters() {
  const t = useWords()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState<'topics' | 'period' | null>(null)
  const [asked, setAsked] = useState(false)
  const groups = wordsOf(search.group)
  const statuses = statusFilter(search)
  const more = wordsOf(search.agency).length + (search.from || search.to ? 1 : 0)

  function choose(what: 'topics' | 'period') {
    setAsked(true)
    setChoosing(what)
  }

  function change(fields: BrowseSearch) {
    void navigate({
      to: '.',
      search: (known: BrowseSearch) => ({ ...known, ...fields }),
      replace: true,
      resetScroll: false,
    })
  }

  return (
    <fieldset className={style.filters} aria-label={t('city.filters')}>
      <Chip selected={groups.length > 0} onPress={() => choose('topics')}>
        <Icon of={SlidersHorizontal} size={16} />
        {groups.length > 0
          ? t('city.filters.topics_chosen', { count: groups.length })
          : t('city.filters.topics')}
      </Chip>
      <Chip selected={more > 0} onPress={() => choose('period')}>
        <Icon of={CalendarRange} size={16} />
        {more > 0 ? t('city.filters.more_chosen', { count: more }) : t('city.filters.more')}
      </Chip>
      <Chip
        selected={search.overdue ?? false}
        toggles
        onPress={() => change({ overdue: search.overdue ? undefined : true })}
      >
        <span className={style.lateRing} aria-hidden />
        {t('overdue.short')}
      </Chip>
      <Chip
        selected={search.supported ?? false}
        toggles
        onPress={() => change({ supported: search.supported ? undefined : true })}
      >
        {t('city.filters.supported')}
      </Chip>
      {shownGroups.map((group) => (
        <Chip
          key={group}
          selected={statuses.includes(group)}
          toggles
          onPress={() => change({ status: toggled(statuses, group) })}
        >
          <StatusShape group={group} small />
          {t(`status.group.${group}`)}
        </Chip>
      ))}
      {asked && (
        <Suspense>
          <TopicsDialog
            open={choosing === 'topics'}
            chosen={groups}
            onClose={() => setChoosing(null)}
            onChange={(group) => change({ group })}
          />
          <PeriodDialog
            open={choosing === 'period'}
            search={search}
            onClose={() => setChoosing(null)}
            onChange={change}
          />
        </Suspense>
      )}
    </fieldset>
  )
}
