import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import { type RejectionReason, rejectionReasons } from '@gorozhanin/domain/reports/rejection'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Timeline, TimelineItem, TimelineNext } from '../../parts/timeline.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { entryKey, nextKey } from './history-words.ts'
import style from './report.module.css'

/** What happened, like a conversation: who, when, with which words; and what comes next. */
export function History({ report }: { report: ReportCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const next = nextKey(report)
  return (
    <Timeline label={t('city.report.history')}>
      {report.timeline.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end
        <Entry key={at} entry={entry} />
      ))}
      {next && (
        <TimelineNext>
          {t(next, {
            agency: name(report.agency.name),
            until: report.dueAt ? formats.until(report.dueAt, now) : '',
          })}
        </TimelineNext>
      )}
    </Timeline>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { at, status, agency, outcome, reason, text, dueAt, photos } = entry
  const title = t(entryKey(entry), {
    agency: agency ? name(agency.name) : '',
    outcome: outcome ?? 'none',
    until: dueAt ? formats.until(dueAt, now) : 'none',
  })
  const rejection = reason && isReason(reason) ? name(rejectionReasons[reason].name) : null
  return (
    <TimelineItem mark={<StatusShape group={statusGroup(status)} small />} title={title} at={at}>
      {rejection && <p className={style.reason}>{rejection}</p>}
      {text && <p className={style.said}>{text}</p>}
      {photos.length > 0 && <PhotoStrip photos={photos} about={t('city.history.after')} small />}
    </TimelineItem>
  )
}

function isReason(reason: string): reason is RejectionReason {
  return Object.hasOwn(rejectionReasons, reason)
}
