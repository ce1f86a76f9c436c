import { newsChoices } from '@gorozhanin/domain/following/news'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { useWords } from '../../words/words.tsx'
import type { Choices } from './follow.ts'
import style from './following.module.css'

/** Of what one is told, and when. Of a single report there are only changes to tell of. */
export function ChoiceFields({
  choices,
  onChange,
  oneReport,
}: {
  choices: Choices
  onChange: (choices: Choices) => void
  oneReport: boolean
}) {
  const t = useWords()
  const { tells, pace } = choices
  return (
    <>
      {!oneReport && (
        <fieldset className={style.fields}>
          <legend>{t('follow.tells')}</legend>
          {newsChoices.map((choice) => (
            <Checkbox
              key={choice}
              selected={tells.includes(choice)}
              invalid={tells.length === 0}
              onChange={(selected) =>
                onChange({
                  ...choices,
                  tells: newsChoices.filter((one) => (one === choice ? selected : tells.includes(one))),
                })
              }
            >
              {t(`follow.tells.${choice}`)}
            </Checkbox>
          ))}
          {tells.length === 0 && <p className={style.fault}>{t('follow.tells.none')}</p>}
        </fieldset>
      )}
      <div className={style.fields}>
        <p className={style.legend}>{t('follow.pace')}</p>
        <SegmentedControl
          label={t('follow.pace')}
          value={pace}
          onChange={(next) => onChange({ ...choices, pace: next })}
          options={[
            { id: 'at_once', label: t('follow.pace.at_once') },
            { id: 'daily', label: t('follow.pace.daily') },
          ]}
          wide
        />
      </div>
    </>
  )
}
