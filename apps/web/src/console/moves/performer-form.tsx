import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'

const nobody = 'nobody'

/** Who of the agency's people does the work: said when the report is taken, or later. */
export function PerformerForm({
  card,
  name,
  pending,
  refused,
  faultOf,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: 'accept_for' | 'name_performer' }) {
  const t = useWords()
  const nameOf = useNames()
  const { number, performers, performer: named } = card
  const [draft, change] = useDraft(number, name, { performer: named?.id ?? null })
  const performer = performers.find(({ id }) => id === draft.performer)?.id
  const done = { onSuccess: () => dropDraft(number, name) }
  const send = () => {
    if (name === 'name_performer') onSend({ move: name, ...(performer && { performer }) }, done)
    else if (performer) onSend({ move: 'accept', performer }, done)
  }
  const isSame = named !== null && performer === named.id
  const isNobody = performer === undefined && named === null
  return (
    <MoveForm
      title={t(`form.${name}.title`)}
      send={t(`form.${name}.send`)}
      reason={refused ?? (isNobody ? t('form.performer.missing') : isSame ? t('form.performer.same') : null)}
      pending={pending}
      onSend={send}
      onClose={onClose}
    >
      <Select
        label={t('form.performer')}
        help={t('form.performer.help')}
        value={performer ?? (named ? nobody : null)}
        onChange={(id) => change({ performer: id === nobody ? null : id })}
        options={[
          ...performers.map(({ id, name }) => ({ id, label: nameOf(name) })),
          ...(named ? [{ id: nobody, label: t('form.performer.nobody') }] : []),
        ]}
        error={faultOf('performer', performer)}
      />
    </MoveForm>
  )
}
