import { statusGroups } from '@gorozhanin/domain/reports/status'
import { StatusGroupMark } from '../parts/status-mark.tsx'
import { useWords } from '../words/words.tsx'
import style from './legend.module.css'

/** What the shapes and colours of the map mean. */
export function Legend() {
  const t = useWords()
  return (
    <ul className={style.legend} aria-label={t('map.legend')}>
      {statusGroups.map((group) => (
        <li key={group}>
          <StatusGroupMark group={group} />
        </li>
      ))}
      <li className={style.late}>{t('map.legend.overdue')}</li>
    </ul>
  )
}
