import type { StaffPerson } from '@gorozhanin/domain/people/staff-api'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { WideTable } from '../../ui/table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { PersonDialog } from './person-dialog.tsx'
import type { StaffPage } from './queries.ts'
import style from './staff.module.css'
import { useAccessWords } from './use-access-words.ts'

/** Everyone who works here; a name opens what can be changed. */
export function PeopleTable({ page }: { page: StaffPage }) {
  const t = useWords()
  const nameOf = useNames()
  const { line } = useAccessWords(page)
  const [sought, setSought] = useState('')
  const [opened, setOpened] = useState<StaffPerson | null>(null)
  const words = sought.trim().toLowerCase()
  const found = page.people.filter(({ name, login, access }) =>
    `${nameOf(name)} ${login} ${line(access)}`.toLowerCase().includes(words),
  )
  return (
    <div className={style.section}>
      <div className={style.tools}>
        <SearchField label={t('people.find')} value={sought} onChange={setSought} />
        <p className={style.help} role="status">
          {t('people.count', { count: found.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState icon={Users} title={t('people.empty')}>
          {t('people.empty.text')}
        </EmptyState>
      ) : (
        <WideTable label={t('people.title')}>
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.roles')}</th>
              <th scope="col">{t('people.agency')}</th>
              <th scope="col">{t('people.groups')}</th>
              <th scope="col">{t('people.second_factor')}</th>
              <th scope="col">{t('people.seen')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((person) => (
              <Line key={person.id} page={page} person={person} onOpen={() => setOpened(person)} />
            ))}
          </tbody>
        </WideTable>
      )}
      {opened && <PersonDialog page={page} person={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

type LineProps = { readonly page: StaffPage; readonly person: StaffPerson; readonly onOpen: () => void }

function Line({ page, person, onOpen }: LineProps) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { rolesOf, agencyOf, groupsOf } = useAccessWords(page)
  const nameOf = useNames()
  const { id, login, access, active, mine, secondFactor, lastSeenAt } = person
  const name = nameOf(person.name)
  const waits = page.proposals.some(({ staff }) => staff === id)
  return (
    <tr data-off={!active || undefined}>
      <th scope="row">
        <span className={style.who}>
          {mine ? (
            <button
              type="button"
              className={style.name}
              onClick={onOpen}
              aria-label={t('people.open', { name })}
            >
              {name}
            </button>
          ) : (
            name
          )}
          {!active && <Badge>{t('people.off')}</Badge>}
          {waits && <Badge tone="warning">{t('people.waits')}</Badge>}
        </span>
        <span className={style.login}>{login}</span>
      </th>
      <td className={style.words}>{rolesOf(access)}</td>
      <td>{agencyOf(access.agency) ?? '—'}</td>
      <td className={style.words}>{groupsOf(access.groups) ?? t('people.groups.all')}</td>
      <td>{t(secondFactor ? 'people.second_factor.yes' : 'people.second_factor.no')}</td>
      <td>{lastSeenAt === null ? t('people.seen.never') : formats.moment(lastSeenAt, now)}</td>
    </tr>
  )
}
