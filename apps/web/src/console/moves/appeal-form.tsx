import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { DateField } from './date-field.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import style from './moves.module.css'

const numberCharacters = 100

/** A report becomes an appeal under 59-FZ: its number in the journal and the day when it was received. */
export function AppealForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'register_appeal')
  const appealNumber = draft.number.trim()
  const receivedOn = draft.date
  const lacks = () => {
    if (appealNumber === '') return t('form.register_appeal.number.missing')
    return receivedOn === '' ? t('form.register_appeal.date.missing') : null
  }
  return (
    <MoveForm
      title={t('form.register_appeal.title')}
      send={t('form.register_appeal.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'register_appeal', appealNumber, receivedOn },
          { onSuccess: () => dropDraft(card.number, 'register_appeal') },
        )
      }
      onClose={onClose}
    >
      <p className={style.note}>{t('form.register_appeal.lead')}</p>
      <div className={style.pair}>
        <TextField
          label={t('form.register_appeal.number')}
          error={faultOf('appealNumber', appealNumber)}
          value={draft.number}
          onChange={(value) => change({ number: value })}
          maxLength={numberCharacters}
        />
        <DateField
          label={t('form.register_appeal.date')}
          help={t('form.register_appeal.date.help')}
          error={faultOf('receivedOn', receivedOn)}
          value={receivedOn}
          onChange={(date) => change({ date })}
        />
      </div>
    </MoveForm>
  )
}
