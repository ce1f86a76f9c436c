import { Link } from '@tanstack/react-router'
import { TimeLeft } from '../parts/time-left.tsx'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import type { Today } from './headline.ts'
import style from './paper.module.css'

/** As many as fit one A4 below everything else. */
const most = 5

/** Whose answer is late, the longest first; each opens its card. */
export function OverdueList({ today }: { today: Today }) {
  const t = useWords()
  const name = useNames()
  const shown = today.overdueReports.slice(0, most)
  const more = today.overdue - shown.length
  if (shown.length === 0) return null
  return (
    <section className={style.block}>
      <h2>{t('head.overdue_list')}</h2>
      <ol className={style.late}>
        {shown.map(({ number, category, address, agency, dueAt, workDaysOver }) => (
          <li key={number}>
            <Link
              to="/console/$number"
              params={{ number }}
              search={{ answer: 'late' }}
              className={style.lateRow}
            >
              {dueAt && <TimeLeft dueAt={dueAt} workDaysOver={workDaysOver} />}
              <span className={style.what}>
                {name(category.name)}
                <span className={style.where}>{address ?? t('head.no_place')}</span>
              </span>
              <span className={style.who}>{name(agency.name)}</span>
              <span className={style.number}>{t('report.number', { number })}</span>
            </Link>
          </li>
        ))}
      </ol>
      {more > 0 && (
        <p className={style.more}>
          <Link to="/console" search={{ answer: 'late' }}>
            {t('head.overdue_more', { count: more })}
          </Link>
        </p>
      )}
    </section>
  )
}
