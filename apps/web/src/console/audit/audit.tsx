import { exportAudit } from '@gorozhanin/domain/audit/api'
import { extentsOf } from '@gorozhanin/domain/people/rights'
import { createLazyRoute, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { address } from '../../api/call.ts'
import { StaffGate, useStaff } from '../../parts/staff-gate.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { ConsoleHeader } from '../console-header.tsx'
import style from './audit.module.css'
import { AuditFilter } from './audit-filter.tsx'
import { AuditTable } from './audit-table.tsx'
import type { AuditSearch } from './search.ts'

function AuditPage() {
  return (
    <StaffGate page="/console/audit">
      <Audit />
    </StaffGate>
  )
}

/** Who did or saw what: a filter, the entries under it, and the same as a table for a spreadsheet. */
function Audit() {
  const t = useWords()
  const { roles } = useStaff()
  const search: AuditSearch = useSearch({ from: '/console/console/audit' })
  useTitle(t('staff.audit'))
  const technicalOnly = !extentsOf(roles, 'audit.read').includes('all')
  return (
    <>
      <ConsoleHeader />
      <main id="main" className={style.page}>
        <header className={style.head}>
          <h1>{t('audit.title')}</h1>
          <a className={buttonClass('quiet')} href={address(exportAudit, { query: search })} download>
            <Icon of={Download} size={16} />
            {t('audit.export')}
          </a>
          <p className={style.lead}>{t(technicalOnly ? 'audit.lead.technical' : 'audit.lead')}</p>
        </header>
        <AuditFilter search={search} technicalOnly={technicalOnly} />
        <AuditTable search={search} />
      </main>
    </>
  )
}

export const audit = createLazyRoute('/console/console/audit')({ component: AuditPage })
