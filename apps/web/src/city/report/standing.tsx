import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { StatusShape } from '../../parts/status-mark.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './report.module.css'
import { standingOf } from './standing.ts'

/** How the report stands, in one line: what was promised, by whom, by when; or what came of it. */
export function Standing({ report }: { report: ReportCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { status, overdue, workDaysOver, agency, dueAt, outcome } = report
  const { key, at } = standingOf(report)
  return (
    <div className={style.standing} data-overdue={overdue}>
      <StatusShape group={statusGroup(status)} overdue={overdue} />
      <p>
        {t(key, {
          agency: name(agency.name),
          until: dueAt ? formats.until(dueAt, now) : '',
          day: at ? formats.shortDay(at, now) : '',
          outcome: outcome ?? 'none',
          days: workDaysOver,
        })}
      </p>
    </div>
  )
}
