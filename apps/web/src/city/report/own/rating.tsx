import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { useReasonLists } from '../../../api/city.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Stars } from '../../../ui/stars.tsx'
import { useNames } from '../../../words/name.ts'
import { useWords } from '../../../words/words.tsx'
import style from './own.module.css'
import type { OwnDraft } from './own-move.ts'

/** From here on the reasons are asked as praise. */
const leastGood = 4

/** One to five stars, and what they are for; all of it may be left out. */
export function Rating({
  draft: { rating, reasons },
  onChange,
}: {
  draft: OwnDraft
  onChange: (fields: Partial<OwnDraft>) => void
}) {
  const t = useWords()
  const name = useNames()
  const offered = offeredReasons(useReasonLists(), 'rating')
  const about =
    rating === null ? '' : t('city.own.confirm.reasons', { tone: rating >= leastGood ? 'good' : 'bad' })
  const toggle = (reason: string) =>
    onChange({
      reasons: reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason],
    })
  return (
    <div className={style.rating}>
      <Stars
        label={t('city.own.confirm.rating')}
        value={rating}
        onChange={(next) => onChange({ rating: next })}
        nameOf={(step) => t('city.own.confirm.rating.of', { rating: step })}
        word={rating === null ? null : t('city.own.confirm.rating.word', { rating })}
      />
      {rating !== null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row of chips */}
          <div role="group" aria-label={about} className={style.reasons}>
            <span aria-hidden>{about}</span>
            <div className={style.chips}>
              {offered.map(({ code, name: names }) => (
                <Chip key={code} toggles selected={reasons.includes(code)} onPress={() => toggle(code)}>
                  {name(names)}
                </Chip>
              ))}
            </div>
          </div>
          <Button kind="plain" onPress={() => onChange({ rating: null, reasons: [] })}>
            {t('city.own.confirm.rating.none')}
          </Button>
        </>
      )}
    </div>
  )
}
