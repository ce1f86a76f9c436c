import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { uuid } from '../../parts/uuid.ts'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { patchDraft } from './current-draft.ts'
import type { Step } from './draft.ts'
import { faultWords, stepOfFaults } from './faults.ts'
import style from './filing.module.css'
import type { Refused } from './sending.ts'

/** Why the city did not take the report, that nothing is lost, and what to do now. */
export function Refusal({
  problem,
  at,
  onStep,
  onAgain,
}: Refused & {
  onStep: (step: Step) => void
  onAgain: () => void
}) {
  const t = useWords()
  const formats = useFormats()
  const problemWords = useProblemWords()
  const { emergencyPhone } = useCity()
  const step = stepOfFaults(problem.errors)
  const faultKey = step && faultWords(problem.errors, step === 'what' ? 'category' : 'lon')

  if (problem.status === 429)
    return (
      <div className={style.refusal} role="alert">
        <p>{t('city.refused.too_many', { time: formats.time(at + (problem.retryAfter ?? 0) * 1000) })}</p>
        <p>
          {t('city.refused.phone')} <a href={`tel:${emergencyPhone}`}>{emergencyPhone}</a>
        </p>
      </div>
    )
  if (problem.code === 'report.key_reused')
    return (
      <div className={style.refusal} role="alert">
        <p>{t('city.refused.key_reused')}</p>
        <Button
          onPress={() => {
            patchDraft({ clientKey: uuid() })
            onAgain()
          }}
        >
          {t('city.refused.as_new')}
        </Button>
      </div>
    )
  return (
    <div className={style.refusal} role="alert">
      <p>{faultKey ? t(faultKey) : problemWords(problem)}</p>
      {step && <Button onPress={() => onStep(step)}>{t(`city.refused.to_${step}`)}</Button>}
    </div>
  )
}
