import { Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import style from './report.module.css'

/** The shape of a card while it is on the way. */
export function ReportWaiting() {
  const t = useWords()
  return (
    <div className={style.report} role="status" aria-busy aria-label={t('ui.loading')}>
      <Skeleton height="48px" />
      <Skeleton width="65%" height="28px" />
      <Skeleton width="80%" height="20px" />
      <Skeleton height="268px" />
      <Skeleton height="72px" />
    </div>
  )
}
