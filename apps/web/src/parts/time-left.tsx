import { useNow } from '../ui/use-now.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import style from './time-left.module.css'

type TimeLeftProps = {
  /** ISO 8601. */
  readonly dueAt: string
  /** ISO 8601; from then on the time is short. */
  readonly warnAt?: string | null
  /** ISO 8601; the clock stands since then. */
  readonly pausedAt?: string | null
  /** Whole working days since the term, where the server has counted them: «−1 раб. день». */
  readonly workDaysOver?: number
}

type Urgency = 'calm' | 'soon' | 'late' | 'paused'

/** «2 ч 10 мин», «до пт 18:00», «−1 раб. день», «‖ до пт 18:00». Colour never speaks alone: the words say it too. */
export function TimeLeft({ dueAt, warnAt, pausedAt, workDaysOver }: TimeLeftProps) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const urgency = urgencyOf(dueAt, warnAt, pausedAt, now)
  const words =
    urgency === 'late' && workDaysOver
      ? t('time.left.days_over', { count: workDaysOver })
      : formats.timeLeft(dueAt, now)
  return (
    <time dateTime={dueAt} className={style.time} data-urgency={urgency}>
      {urgency === 'paused' && (
        <>
          <span aria-hidden>‖</span>
          <VisuallyHidden>{t('time.paused')}: </VisuallyHidden>
        </>
      )}
      {urgency === 'late' && <VisuallyHidden>{t('overdue.short')}: </VisuallyHidden>}
      {words}
    </time>
  )
}

function urgencyOf(
  dueAt: string,
  warnAt: string | null | undefined,
  pausedAt: string | null | undefined,
  now: number,
): Urgency {
  if (pausedAt) return 'paused'
  if (Date.parse(dueAt) < now) return 'late'
  return warnAt && Date.parse(warnAt) <= now ? 'soon' : 'calm'
}
