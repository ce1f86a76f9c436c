import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import type { Ref } from 'react'
import { useReasonLists } from '../../api/city.ts'
import { StatusShape } from '../../parts/status-mark.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { reasonOf } from './history-words.ts'
import style from './report.module.css'
import { ReportLink } from './report-link.tsx'
import { standingOf } from './standing.ts'
import { inSentence } from './use-entry-title.ts'

/** How the report stands, in one line: what was promised, by whom, by when; or what came of it. */
export function Standing({ report, ref }: { report: ReportCard; ref?: Ref<HTMLDivElement> }) {
  const t = useWords()
  const lists = useReasonLists()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { status, overdue, workDaysOver, agency, dueAt, dueProvisional, waitsUntil, outcome } = report
  const { key, at, told } = standingOf(report)
  const until = dueAt ? formats.until(dueAt, now) : ''
  const reason = told && reasonOf(lists, told)
  return (
    <div ref={ref} tabIndex={-1} className={style.standing} data-overdue={overdue}>
      <StatusShape group={statusGroup(status)} overdue={overdue} />
      <p>
        {t(key, {
          agency: name(agency.name),
          until: dueProvisional ? t('term.provisional', { until }) : until,
          reply: waitsUntil ? formats.until(waitsUntil, now) : 'none',
          day: at ? formats.shortDay(at, now) : '',
          outcome: outcome ?? 'none',
          reason: reason ? inSentence(name(reason)) : told?.name === 'expire_info' ? 'no_reply' : 'none',
          body: told?.body ?? 'none',
          days: workDaysOver,
        })}
        {told?.parent && (
          <>
            {' '}
            <ReportLink number={told.parent} />
          </>
        )}
      </p>
    </div>
  )
}
