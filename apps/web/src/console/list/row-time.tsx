import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { TimeLeft } from '../../parts/time-left.tsx'
import { useWords } from '../../words/words.tsx'
import { clockWords } from '../clock-words.ts'
import style from './row.module.css'

/** The clock that ends first: how much is left, and of what. */
export function RowTime({ next }: { next: ConsoleRow['next'] }) {
  const t = useWords()
  if (!next) return <span className={style.noTime}>—</span>
  if (next.pausedAt) {
    return (
      <span className={style.time} title={t('time.paused')}>
        <span className={style.paused}>‖ {t('console.paused.author')}</span>
      </span>
    )
  }
  return (
    <span className={style.time} title={t(clockWords(next.kind).full)}>
      <TimeLeft dueAt={next.dueAt} warnAt={next.warnAt} workDaysOver={next.workDaysOver} />
      <span className={style.verb}>{t(clockWords(next.kind).short)}</span>
    </span>
  )
}
