import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { StatusMark } from '../../parts/status-mark.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { reportQuery } from '../browse/queries.ts'
import style from './mine.module.css'
import type { MyReport } from './mine-shelf.ts'

/** One of the person's own reports: what, where, how it stands now; what was promised where that is not `asked`. */
export function MineLine({ report, asked }: { report: MyReport; asked: boolean }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, filedAt } = report
  const card = useQuery({ ...reportQuery(number), enabled: asked })
  return (
    <Link to="/reports/$number" params={{ number }} search={true} className={style.line}>
      <span className={style.name}>{name(category)}</span>
      {address && <span className={style.where}>{address}</span>}
      <span className={style.state}>
        {card.data ? (
          <StatusMark status={card.data.status} overdue={card.data.overdue} />
        ) : (
          (!asked || card.isError) && <Promised report={report} />
        )}
        <span className={style.number}>
          {t('city.report.number', { number })} · {formats.shortDay(filedAt, now)}
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
