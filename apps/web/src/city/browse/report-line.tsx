import type { ReportRow } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { Link } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { photoAddress } from '../../parts/photo-address.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './browse.module.css'
import { useBrowse } from './context.ts'

/** One report of the list: what, where, how it stands. */
export function ReportLine({ report }: { report: ReportRow }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, place, address, photo, status, overdue, dueAt, supporters } = report
  const { pointAt } = useBrowse()
  const point = place && { ...place, number, group: statusGroup(status), overdue }
  const waits = status === 'routed' || status === 'in_work' || status === 'reopened'
  return (
    <Link
      to="/reports/$number"
      params={{ number }}
      search={true}
      className={style.line}
      onMouseEnter={() => pointAt(point)}
      onMouseLeave={() => pointAt(null)}
      onFocus={() => pointAt(point)}
      onBlur={() => pointAt(null)}
    >
      <span className={style.lineIcon}>
        <CategoryIcon icon={category.icon} />
      </span>
      <span className={style.lineBody}>
        <span className={style.lineTitle}>{name(category.name)}</span>
        <span className={style.linePlace}>{address ?? report.excerpt}</span>
        <span className={style.lineState}>
          <StatusMark status={status} overdue={overdue} />
          {!overdue && (
            <span className={style.when}>
              {waits && dueAt ? formats.timeLeft(dueAt, now) : formats.shortDay(report.registeredAt, now)}
            </span>
          )}
          {supporters > 0 && (
            <span className={style.when}>
              <Icon of={Users} size={16} />
              <span aria-hidden>{formats.number(supporters)}</span>
              <VisuallyHidden>{t('city.report.supporters', { count: supporters })}</VisuallyHidden>
            </span>
          )}
        </span>
      </span>
      {photo && (
        <img
          className={style.thumb}
          src={photoAddress(photo, 'small')}
          alt=""
          width={64}
          height={64}
          loading="lazy"
          decoding="async"
        />
      )}
    </Link>
  )
}
