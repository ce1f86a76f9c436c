import { statusGroups } from '@gorozhanin/domain/reports/status'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
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

/** What is not published yet is on no map: nothing to filter by. */
const shownGroups = statusGroups.filter((group) => group !== 'checking')

/** Filters of list and map at once; they stand in the address. */
export function Filters() {
  const t = useWords()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState(false)
  const groups = wordsOf(search.group)
  const statuses = statusFilter(search)

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
      <Chip selected={groups.length > 0} onPress={() => setChoosing(true)}>
        <Icon of={SlidersHorizontal} size={16} />
        {groups.length > 0
          ? t('city.filters.topics_chosen', { count: groups.length })
          : t('city.filters.topics')}
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
        open={choosing}
        chosen={groups}
        onClose={() => setChoosing(false)}
        onChange={(group) => change({ group })}
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

/** The list with the word put in or taken out, as the address has it. */
function toggled(list: readonly string[], word: string): string | undefined {
  const next = list.includes(word) ? list.filter((one) => one !== word) : [...list, word]
  return next.join(',') || undefined
}
