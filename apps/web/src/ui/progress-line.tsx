import { useWords } from '../words/words.tsx'
import style from './pieces.module.css'

/** A thin line of steps: `step` of `of`, counted from one. */
export function ProgressLine({ step, of }: { step: number; of: number }) {
  const t = useWords()
  return (
    <div
      role="progressbar"
      className={style.progress}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={step}
      aria-valuetext={t('ui.step', { step, of })}
      aria-label={t('ui.step', { step, of })}
    >
      <span style={{ width: `${(100 * step) / of}%` }} />
    </div>
  )
}
