import { useWords } from '../../words/words.tsx'
import { dropDraft, type FormName, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** Moves that only need words. */
type TextMove = Extract<FormName, 'ask' | 'send_back' | 'hide' | 'control' | 'close_disagreed' | 'take_back'>

/** A step that only needs words: a question, a remark, a reason. */
export function TextForm({
  card,
  name,
  pending,
  refused,
  faultOf,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: TextMove }) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, name)
  const text = draft.text.trim()
  const words = name === 'send_back' && card.pending === 'deferral' ? 'send_back_deferral' : name
  return (
    <MoveForm
      title={t(`form.${words}.title`)}
      send={t(`form.${words}.send`)}
      kind={name === 'hide' ? 'danger' : 'primary'}
      reason={refused ?? (text === '' ? t('form.text.missing') : null)}
      pending={pending}
      onSend={() => onSend({ move: name, text }, { onSuccess: () => dropDraft(card.number, name) })}
      onClose={onClose}
    >
      <WordsField
        label={t(`form.${words}.text`)}
        help={t(`form.${words}.help`)}
        draft={draft}
        change={change}
        faultOf={faultOf}
      />
    </MoveForm>
  )
}
