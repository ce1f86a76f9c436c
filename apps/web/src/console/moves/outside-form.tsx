import { limits } from '@gorozhanin/domain/reports/api'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { DateField } from './date-field.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import style from './moves.module.css'

const nameCharacters = 200
const numberCharacters = 100

/** A matter of another body: whose, by which law, and by which letter it was passed. */
export function OutsideForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'pass_outside')
  const body = draft.body.trim()
  const base = draft.base.trim()
  const outgoingNumber = draft.number.trim()
  const outgoingDate = draft.date
  const text = draft.text.trim() || undefined
  const lacks = () => {
    if (body === '') return t('form.pass_outside.body.missing')
    if (base === '') return t('form.pass_outside.base.missing')
    if (outgoingNumber === '') return t('form.pass_outside.number.missing')
    return outgoingDate === '' ? t('form.pass_outside.date.missing') : null
  }
  return (
    <MoveForm
      title={t('form.pass_outside.title')}
      send={t('form.pass_outside.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'pass_outside', body, base, outgoingNumber, outgoingDate, ...(text && { text }) },
          { onSuccess: () => dropDraft(card.number, 'pass_outside') },
        )
      }
      onClose={onClose}
    >
      <TextField
        label={t('form.pass_outside.body')}
        placeholder={t('form.pass_outside.body.example')}
        error={faultOf('body', body)}
        value={draft.body}
        onChange={(value) => change({ body: value })}
        maxLength={nameCharacters}
      />
      <TextField
        label={t('form.pass_outside.base')}
        placeholder={t('form.pass_outside.base.example')}
        error={faultOf('base', base)}
        value={draft.base}
        onChange={(value) => change({ base: value })}
        maxLength={nameCharacters}
      />
      <div className={style.pair}>
        <TextField
          label={t('form.pass_outside.number')}
          error={faultOf('outgoingNumber', outgoingNumber)}
          value={draft.number}
          onChange={(value) => change({ number: value })}
          maxLength={numberCharacters}
        />
        <DateField
          label={t('form.pass_outside.date')}
          help={t('form.pass_outside.date.help')}
          error={faultOf('outgoingDate', outgoingDate)}
          value={outgoingDate}
          onChange={(date) => change({ date })}
        />
      </div>
      <TextArea
        label={t('form.pass_outside.text')}
        help={t('form.pass_outside.help')}
        optional
        error={faultOf('text', text)}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={limits.textCharacters}
        rows={2}
      />
    </MoveForm>
  )
}
