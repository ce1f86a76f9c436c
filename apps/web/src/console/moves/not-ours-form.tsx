import { useWords } from '../../words/words.tsx'
import { AgencyField } from './agency-field.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** «Не наша зона»: an agency gives a report back and may say whose it is. */
export function NotOursForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, 'not_ours')
  const { agency } = draft
  const text = draft.text.trim()
  return (
    <MoveForm
      title={t('form.not_ours.title')}
      send={t('form.not_ours.send')}
      reason={refused ?? (text === '' ? t('form.text.missing') : null)}
      pending={pending}
      onSend={() =>
        onSend(
          { move: 'not_ours', ...(agency && { agency }), text },
          { onSuccess: () => dropDraft(card.number, 'not_ours') },
        )
      }
      onClose={onClose}
    >
      <WordsField
        label={t('form.not_ours.text')}
        help={t('form.not_ours.help')}
        draft={draft}
        change={change}
        faultOf={faultOf}
        rows={2}
      />
      <AgencyField
        label={t('form.not_ours.agency')}
        holder={card.agency.code}
        value={agency}
        onChange={(id) => change({ agency: id })}
        error={faultOf('agency', agency)}
      />
    </MoveForm>
  )
}
