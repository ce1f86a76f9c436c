import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './answer-review.module.css'
import { useReasonName } from './use-reason-name.ts'

type Deferral = NonNullable<ConsoleCard['deferral']>

type DeferralViewProps = {
  readonly deferral: Deferral
  /** It waits for a reviewer; else it holds. */
  readonly proposed: boolean
  readonly agency: string
}

/** A later date for the work: proposed and to be decided, or approved and waited for. */
export function DeferralView({ deferral, proposed, agency }: DeferralViewProps) {
  const t = useWords()
  const names = useNames()
  const formats = useFormats()
  const now = useNow()
  const title = t(proposed ? 'deferral.proposed' : 'deferral.holds')
  const reasonName = useReasonName()
  const reason = reasonName('propose_deferral', deferral.reason)
  return (
    <section className={style.answer} data-kind="deferral" aria-label={title}>
      <div className={style.head}>
        <h3>{title}</h3>
        <span className={style.quiet}>
          {agency}, {formats.moment(deferral.submittedAt, now)}
        </span>
      </div>
      <p className={style.outcome}>{t('deferral.until', { day: formats.day(deferral.until, now) })}</p>
      {reason && <p>{names(reason)}</p>}
      <p className={style.text}>{deferral.text}</p>
    </section>
  )
}
