import { limits } from '@gorozhanin/domain/reports/api'
import { useQuery } from '@tanstack/react-query'
import { ComboBox } from '../../ui/combo-box.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { agenciesQuery } from '../queries.ts'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'

/** Another agency: for a report that is published, or that is with the wrong one, in the city's eyes or its own. */
export function AgencyForm({
  card,
  name,
  pending,
  refused,
  faultOf,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: 'redirect' | 'publish_to' | 'not_ours' }) {
  const t = useWords()
  const names = useNames()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
  const [draft, change] = useDraft(card.number, name)
  const { agency } = draft
  const text = draft.text.trim()
  const missingAgency = agency === null && name !== 'not_ours' ? t('form.agency.missing') : null
  const missingText = text === '' && name !== 'publish_to' ? t('form.text.missing') : null
  const send = () => {
    const done = { onSuccess: () => dropDraft(card.number, name) }
    if (name === 'not_ours') onSend({ move: name, ...(agency && { agency }), text }, done)
    else if (agency && name === 'redirect') onSend({ move: name, agency, text }, done)
    else if (agency) onSend({ move: 'publish', agency }, done)
  }
  return (
    <MoveForm
      title={t(`form.${name}.title`)}
      send={t(`form.${name}.send`)}
      reason={refused ?? missingAgency ?? missingText}
      pending={pending}
      onSend={send}
      onClose={onClose}
    >
      <ComboBox
        label={t(name === 'not_ours' ? 'form.not_ours.agency' : 'form.agency')}
        placeholder={t('form.agency.placeholder')}
        value={agency}
        onChange={(id) => change({ agency: id })}
        options={agencies
          .filter(({ code }) => code !== card.agency.code)
          .map(({ code, name: full, shortName }) => ({
            id: code,
            label: names(shortName),
            note: names(full),
          }))}
        error={faultOf('agency', agency)}
      />
      {name !== 'publish_to' && (
        <TextArea
          label={t(`form.${name}.text`)}
          help={t(`form.${name}.help`)}
          error={faultOf('text', text)}
          value={draft.text}
          onChange={(value) => change({ text: value })}
          maxLength={limits.textCharacters}
          rows={2}
        />
      )}
    </MoveForm>
  )
}
