import { statuses } from '@gorozhanin/domain/reports/status'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListFilter, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { agenciesQuery, useCategories } from '../../api/city.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Popover } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import type { ConsoleSearch } from '../search-params.ts'
import style from './filter-bar.module.css'
import { QueuePicker } from './queue-picker.tsx'
import { useFilterChips } from './use-filter-chips.ts'

/** What is in the list, in words that can be taken away one by one. `total` is null until it is known. */
export function FilterBar({ total }: { total: number | null }) {
  const t = useWords()
  const formats = useFormats()
  const { chips, title, set } = useFilterChips()
  return (
    <div className={style.bar}>
      <QueuePicker />
      <h1 className={style.title}>
        {title}
        <span className={style.total} aria-live="polite">
          {total === null ? '' : formats.number(total)}
        </span>
      </h1>
      {chips.length === 1 && (
        <IconButton label={t('console.filter.clear')} onPress={() => set({})}>
          <Icon of={X} size={16} />
        </IconButton>
      )}
      <ul className={style.chips} aria-label={t('console.filter.on')}>
        {chips.length > 1 &&
          chips.map(({ key, label, without }) => (
            <li key={key}>
              <button type="button" className={style.chip} onClick={() => set(without)}>
                {label}
                <Icon of={X} size={16} />
                <span className={style.hidden}>{t('console.filter.remove')}</span>
              </button>
            </li>
          ))}
      </ul>
      <Popover
        label={t('console.filter')}
        trigger={
          <Button>
            <Icon of={ListFilter} size={16} />
            {t('console.filter')}
          </Button>
        }
      >
        <Filters />
      </Popover>
    </div>
  )
}

const anyId = 'any'

function Filters() {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const { search } = useDesk()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
  const { categories } = useCategories()
  const set = (change: ConsoleSearch) =>
    void navigate({ to: '.', search: { ...search, ...change } as ConsoleSearch })
  const flag = (key: 'overdue' | 'unpublished' | 'unaccepted' | 'supported', label: ReactNode) => (
    <Checkbox selected={search[key] ?? false} onChange={(on) => set({ [key]: on || undefined })}>
      {label}
    </Checkbox>
  )
  return (
    <div className={style.filters}>
      <Select
        label={t('console.filter.status')}
        value={search.status ?? anyId}
        onChange={(id) => set({ status: id === null || id === anyId ? undefined : id })}
        options={[
          { id: anyId, label: t('console.filter.status.any') },
          ...statuses.map((id) => ({ id, label: t(`status.${id}`) })),
        ]}
      />
      <ComboBox
        label={t('console.filter.agency')}
        placeholder={t('console.filter.agency.any')}
        value={search.agency ?? null}
        onChange={(id) => set({ agency: id ?? undefined })}
        options={agencies.map((agency) => ({
          id: agency.code,
          label: name(agency.shortName),
          note: name(agency.name),
        }))}
      />
      <ComboBox
        label={t('console.filter.category')}
        placeholder={t('console.filter.category.any')}
        value={search.category ?? null}
        onChange={(id) => set({ category: id ?? undefined })}
        options={categories.map((category) => ({ id: category.code, label: name(category.name) }))}
      />
      <div>
        {flag('overdue', t('console.queue.overdue'))}
        {flag('unpublished', t('console.queue.unpublished'))}
        {flag('unaccepted', t('console.queue.unaccepted'))}
        {flag('supported', t('console.filter.supported'))}
        <Checkbox
          selected={search.sort !== undefined}
          onChange={(on) => set({ sort: on ? 'supporters' : undefined })}
        >
          {t('console.filter.sort')}
        </Checkbox>
      </div>
    </div>
  )
}
