import type { PublicCategory } from '@gorozhanin/domain/catalog/api'
import { type AmendmentPreview, previewAmendment, type ReportCard } from '@gorozhanin/domain/reports/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useSettled } from '../../../parts/use-settled.ts'
import { Skeleton } from '../../../ui/states.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useNames } from '../../../words/name.ts'
import { useFormats } from '../../../words/use-formats.ts'
import { useWords } from '../../../words/words.tsx'
import { type AmendDraft, decidingOf } from './amend-draft.ts'
import style from './own.module.css'

type AmendPromiseProps = {
  readonly report: ReportCard
  readonly draft: AmendDraft
  readonly category: PublicCategory | undefined
}

/** «Ответит УК «Уют» до 3 декабря, четверг»: what saving would promise, asked of the city while the author chooses. */
export function AmendPromise({ report, draft, category }: AmendPromiseProps) {
  const { number, version } = report
  const asked = useSettled(JSON.stringify(decidingOf(report, draft, category)))
  const found = useQuery({
    queryKey: ['report', number, 'amendment', version, asked],
    queryFn: ({ signal }) => call(previewAmendment, { params: { number }, query: JSON.parse(asked), signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  if (found.isError) return null
  return (
    <p className={style.promise} aria-live="polite">
      {found.data ? <Promised promise={found.data} /> : <Skeleton width="80%" height="20px" />}
    </p>
  )
}

function Promised({ promise: { agency, dueAt, dueProvisional } }: { promise: AmendmentPreview }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const who = { agency: name(agency.name) }
  if (dueAt === null) return t('city.own.amend.promise_waits', who)
  if (Date.parse(dueAt) < now)
    return t('city.own.amend.promise_late', { ...who, at: formats.moment(dueAt, now) })
  const until = formats.until(dueAt, now)
  return t('city.promise', { ...who, until: dueProvisional ? t('term.provisional', { until }) : until })
}
