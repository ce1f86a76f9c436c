import type { OwnReport } from '@gorozhanin/domain/accounts/api'
import type { ReportRow } from '@gorozhanin/domain/reports/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { reportQuery } from '../browse/queries.ts'
import style from './mine.module.css'
import type { MyReport } from './mine-shelf.ts'

/** A report that this device remembers: how it stands now, or what was promised where that is not `asked`. */
export function MineLine({ report, asked }: { report: MyReport; asked: boolean }) {
  const card = useQuery({ ...reportQuery(report.number), enabled: asked })
  return (
    <ReportLine of={report}>
      {card.data ? (
        <StatusMark status={card.data.status} overdue={card.data.overdue} />
      ) : (
        (!asked || card.isError) && <Promised report={report} />
      )}
    </ReportLine>
  )
}

/** A report of the account, with what waits for the person. */
export function OwnLine({ report }: { report: OwnReport }) {
  const t = useWords()
  const { status, overdue, waits, registeredAt } = report
  return (
    <ReportLine of={{ ...report, category: report.category.name, filedAt: registeredAt }}>
      <StatusMark status={status} overdue={overdue} />
      {waits && <span className={style.waits}>{t(`city.mine.waits.${waits}`)}</span>}
    </ReportLine>
  )
}

/** A report of another that the person stands behind. */
export function SupportedLine({ report }: { report: ReportRow }) {
  const { status, overdue, registeredAt, category } = report
  return (
    <ReportLine of={{ ...report, category: category.name, filedAt: registeredAt }}>
      <StatusMark status={status} overdue={overdue} />
    </ReportLine>
  )
}

type Shown = Pick<MyReport, 'number' | 'category' | 'address' | 'filedAt'>

/** What, where, how it stands, and its number. */
function ReportLine({ of, children }: { of: Shown; children: ReactNode }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, filedAt } = of
  return (
    <Link to="/reports/$number" params={{ number }} search={true} className={style.line}>
      <span className={style.name}>{name(category)}</span>
      {address && <span className={style.where}>{address}</span>}
      <span className={style.state}>
        {children}
        <span className={style.number}>
          {t('report.number', { number })} · {formats.shortDay(filedAt, now)}
        </span>
      </span>
    </Link>
  )
}

function Promised({ report: { agency, dueAt } }: { report: MyReport }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  if (!dueAt) return null
  return <span>{t('city.promise', { agency: name(agency), until: formats.until(dueAt, now) })}</span>
}
