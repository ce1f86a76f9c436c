import { useWords } from '../../words/words.tsx'
import { AgencyField } from './agency-field.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** Another agency: for a report that is published, or that is with the wrong one. */
export function AgencyForm({
  card,
  name,
  pending,
  refused,
  faultOf,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: 'redirect' | 'publish_to' }) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, name)
  const { agency } = draft
  const text = draft.text.trim()
  const isRedirect = name === 'redirect'
  const lacks =
    agency === null ? t('form.agency.missing') : isRedirect && text === '' ? t('form.text.missing') : null
  const send = () => {
    if (agency === null) return
    const done = { onSuccess: () => dropDraft(card.number, name) }
    if (isRedirect) onSend({ move: 'redirect', agency, text }, done)
    else onSend({ move: 'publish', agency }, done)
  }
  return (
    <MoveForm
      title={t(`form.${name}.title`)}
      send={t(`form.${name}.send`)}
      reason={refused ?? lacks}
      pending={pending}
      onSend={send}
      onClose={onClose}
    >
      <AgencyField
        label={t('form.agency')}
        holder={card.agency.code}
        value={agency}
        onChange={(id) => change({ agency: id })}
        error={faultOf('agency', agency)}
      />
      {isRedirect && (
        <WordsField
          label={t('form.redirect.text')}
          help={t('form.redirect.help')}
          draft={draft}
          change={change}
          faultOf={faultOf}
          rows={2}
        />
      )}
    </MoveForm>
  )
}
