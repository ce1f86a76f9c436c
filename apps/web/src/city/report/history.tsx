import type { ReportCard, TimelineEntry } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Timeline, TimelineItem, TimelineNext } from '../../parts/timeline.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { nextKey, photosKey } from './history-words.ts'
import style from './report.module.css'
import { ReportLink } from './report-link.tsx'
import { useEntryTitle } from './use-entry-title.ts'

/** What happened, like a conversation: who, when, with which words; and what comes next. */
export function History({ report }: { report: ReportCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const next = nextKey(report)
  const until = report.dueAt ? formats.until(report.dueAt, now) : ''
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
            until: report.dueProvisional ? t('term.provisional', { until }) : until,
          })}
        </TimelineNext>
      )}
    </Timeline>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useWords()
  const titleOf = useEntryTitle()
  const { at, status, text, photos, parent } = entry
  const title = (
    <>
      {titleOf(entry)}
      {parent && (
        <>
          {' '}
          <ReportLink number={parent} />
        </>
      )}
    </>
  )
  return (
    <TimelineItem mark={<StatusShape group={statusGroup(status)} small />} title={title} at={at}>
      {text && <p className={style.said}>{text}</p>}
      {photos.length > 0 && <PhotoStrip photos={photos} about={t(photosKey(entry))} small />}
    </TimelineItem>
  )
}
