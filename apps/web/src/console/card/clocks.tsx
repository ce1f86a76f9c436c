import type { ClockView } from '@gorozhanin/domain/reports/api'
import { TimeLeft } from '../../parts/time-left.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { clockWords } from '../clock-words.ts'
import style from './clocks.module.css'

/**
 * Every clock that runs or waits for approval: what it waits for, how much is left, when it ends.
 * The date of a deferral stands in its own section.
 */
export function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const until = ({ dueAt, provisional }: ClockView) => {
    const end = formats.until(dueAt, now)
    return provisional ? t('term.provisional', { until: end }) : end
  }
  const running = clocks
    .filter(({ kind, stoppedAt }) => stoppedAt === null && kind !== 'deferred_until')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  if (running.length === 0) return null
  return (
    <ul className={style.clocks} aria-label={t('card.clocks')}>
      {running.map((clock) => (
        <li key={`${clock.kind}-${clock.startedAt}`} className={style.clock}>
          <span>{t(clockWords(clock.kind).full)}</span>
          <TimeLeft
            dueAt={clock.dueAt}
            warnAt={clock.warnAt}
            pausedAt={clock.pausedAt}
            workDaysOver={clock.workDaysOver}
          />
          <span className={style.due}>
            {clock.pausedAt ? t('console.paused.author') : until(clock)}
            {clock.controlDate && (
              <>
                <br />
                {t('card.control', { day: formats.day(clock.controlDate, now) })}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
