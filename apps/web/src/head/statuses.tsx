import { openStatuses, statusGroup } from '@gorozhanin/domain/reports/status'
import { Link } from '@tanstack/react-router'
import { StatusShape } from '../parts/status-mark.tsx'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import type { Today } from './headline.ts'
import style from './paper.module.css'

/** Where the open reports stand; statuses that hold none are left out. */
export function Statuses({ today: { byStatus, open } }: { today: Today }) {
  const t = useWords()
  const formats = useFormats()
  if (open === 0) return null
  return (
    <section className={style.block}>
      <h2>{t('head.by_status')}</h2>
      <ul className={style.statuses}>
        {openStatuses
          .filter((status) => (byStatus[status] ?? 0) > 0)
          .map((status) => (
            <li key={status}>
              <Link to="/console" search={{ status }} className={style.status}>
                <StatusShape group={statusGroup(status)} small />
                {t(`status.${status}`)} <b>{formats.number(byStatus[status] ?? 0)}</b>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
