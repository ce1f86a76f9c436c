import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListFilter, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  Dialog as AriaDialog,
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { agenciesQuery, useCategories } from '../../api/city.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import type { ConsoleSearch } from '../search-params.ts'
import { fits, places } from './commands.ts'
import style from './palette.module.css'
import { useFoundReports } from './use-found.ts'

type Entry = {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly end?: ReactNode
  readonly go: () => void
}

type Section = { readonly id: string; readonly title: string; readonly entries: readonly Entry[] }

/** Search and commands in one line: a report, a queue, an agency, a category, or the words in every report. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      onOpenChange={(next) => !next && onClose()}
      className={style.veil}
    >
      <Modal className={style.modal}>
        <Palette onClose={onClose} />
      </Modal>
    </ModalOverlay>
  )
}

function Palette({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const sections = useSections(typed)
  const choose = (key: unknown) => {
    const entry = sections.flatMap(({ entries }) => entries).find(({ id }) => id === key)
    if (!entry) return
    onClose()
    entry.go()
  }
  return (
    <AriaDialog className={style.dialog} aria-label={t('console.search')}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <TextField className={style.field} aria-label={t('console.search')} autoFocus>
          <Icon of={Search} />
          <Input className={style.input} placeholder={t('palette.placeholder')} />
        </TextField>
        <ListBox
          className={style.list}
          aria-label={t('palette.results')}
          selectionMode="none"
          onAction={choose}
          renderEmptyState={() => <p className={style.empty}>{t('ui.nothing_found')}</p>}
        >
          {sections.map(({ id, title, entries }) => (
            <ListBoxSection key={id} id={id}>
              <Header className={style.section}>{title}</Header>
              {entries.map(({ id: entryId, label, note, end }) => (
                <ListBoxItem key={entryId} id={entryId} textValue={label} className={style.item}>
                  <span className={style.label}>{label}</span>
                  {note && <span className={style.note}>{note}</span>}
                  {end}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Autocomplete>
    </AriaDialog>
  )
}

const mostOfKind = 5

function useSections(typed: string): readonly Section[] {
  const t = useWords()
  const name = useNames()
  const navigate = useNavigate()
  const { categories } = useCategories()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
  const reports = useFoundReports(typed)
  const toList = (search: ConsoleSearch) => () => void navigate({ to: '/console', search })
  const q = typed.trim()

  const found: Section = {
    id: 'reports',
    title: t('palette.reports'),
    entries: reports.map(({ number, category, address, status }) => ({
      id: `report-${number}`,
      label: `${t('report.number', { number })} · ${name(category.name)}`,
      note: address ?? t('console.no_place'),
      end: <StatusMark status={status} />,
      go: () => void navigate({ to: '/console/$number', params: { number } }),
    })),
  }
  const lists: Section = {
    id: 'lists',
    title: t('palette.lists'),
    entries: places
      .map(({ id, search, words }) => ({ id: `list-${id}`, label: t(words), go: toList(search) }))
      .filter(({ label }) => fits(label, q)),
  }
  const byAgency: Section = {
    id: 'agencies',
    title: t('console.agencies'),
    entries: agencies
      .map(({ code, name: full, shortName }) => ({
        id: `agency-${code}`,
        label: name(shortName),
        note: name(full),
        go: toList({ agency: code }),
      }))
      .filter(({ label, note }) => q !== '' && fits(`${label} ${note}`, q))
      .slice(0, mostOfKind),
  }
  const byCategory: Section = {
    id: 'categories',
    title: t('palette.categories'),
    entries: categories
      .map((category) => ({
        id: `category-${category.code}`,
        label: name(category.name),
        go: toList({ category: category.code }),
      }))
      .filter(({ label }) => q !== '' && fits(label, q))
      .slice(0, mostOfKind),
  }
  const everywhere: Section = {
    id: 'everywhere',
    title: t('palette.search'),
    entries:
      q === ''
        ? []
        : [
            {
              id: 'search',
              label: t('palette.in_list', { q }),
              end: <Icon of={ListFilter} size={16} />,
              go: toList({ q }),
            },
          ],
  }
  // What is found on the server comes later, so it stands below what is known at once: nothing jumps.
  return [lists, byAgency, byCategory, found, everywhere].filter(({ entries }) => entries.length > 0)
}
