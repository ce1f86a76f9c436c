import { statusGroups } from '@gorozhanin/domain/reports/status'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarRange, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useCategories } from '../../api/city.ts'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { type BrowseSearch, statusFilter, wordsOf } from '../search-params.ts'
import style from './browse.module.css'
import { toggled } from './filter-words.ts'
import { PeriodDialog } from './period-dialog.tsx'

/** What is not published yet is on no map: nothing to filter by. */
const shownGroups = statusGroups.filter((group) => group !== 'checking')

/** Filters of list and map at once; they stand in the address. */
export function Filters() {
  const t = useWords()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState<'topics' | 'period' | null>(null)
  const groups = wordsOf(search.group)
  const statuses = statusFilter(search)
  const more = wordsOf(search.agency).length + (search.from || search.to ? 1 : 0)

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
      <Chip selected={groups.length > 0} onPress={() => setChoosing('topics')}>
        <Icon of={SlidersHorizontal} size={16} />
        {groups.length > 0
          ? t('city.filters.topics_chosen', { count: groups.length })
          : t('city.filters.topics')}
      </Chip>
      <Chip selected={more > 0} onPress={() => setChoosing('period')}>
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
    </fieldset>
  )
}

function TopicsDialog({
  open,
  chosen,
  onClose,
  onChange,
}: {
  open: boolean
  chosen: readonly string[]
  onClose: () => void
  onChange: (groups: string | undefined) => void
}) {
  const t = useWords()
  const name = useNames()
  const { groups } = useCategories()
  return (
    <Dialog
      title={t('city.filters.topics')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => onChange(undefined)}>{t('city.filters.all_topics')}</Button>
          <Button kind="primary" onPress={onClose}>
            {t('city.filters.show')}
          </Button>
        </>
      }
    >
      <div className={style.topics}>
        {groups.map(({ code, icon, name: names }) => (
          <Checkbox
            key={code}
            selected={chosen.includes(code)}
            onChange={() => onChange(toggled(chosen, code))}
          >
            <span className={style.topic}>
              <CategoryIcon icon={icon} />
              {name(names)}
            </span>
          </Checkbox>
        ))}
      </div>
    </Dialog>
  )
}
