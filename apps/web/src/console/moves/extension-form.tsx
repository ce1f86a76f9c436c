import { MOST_EXTENSION_DAYS } from '@gorozhanin/domain/reports/appeal-clocks'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** More days for the answer to an appeal, once, with a reason that the author reads. */
export function ExtensionForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'extend_appeal')
  const days = /^\d{1,2}$/.test(draft.number.trim()) ? Number(draft.number) : 0
  const text = draft.text.trim()
  const lacks = () => {
    if (days < 1 || days > MOST_EXTENSION_DAYS) return t('form.extend_appeal.days.missing')
    return text === '' ? t('form.text.missing') : null
  }
  return (
    <MoveForm
      title={t('form.extend_appeal.title')}
      send={t('form.extend_appeal.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'extend_appeal', days, text },
          { onSuccess: () => dropDraft(card.number, 'extend_appeal') },
        )
      }
      onClose={onClose}
    >
      <TextField
        label={t('form.extend_appeal.days')}
        help={t('form.extend_appeal.days.help')}
        inputMode="numeric"
        error={faultOf('days', days)}
        value={draft.number}
        onChange={(value) => change({ number: value })}
        maxLength={2}
      />
      <WordsField
        label={t('form.extend_appeal.text')}
        help={t('form.extend_appeal.help')}
        draft={draft}
        change={change}
        faultOf={faultOf}
      />
    </MoveForm>
  )
}
