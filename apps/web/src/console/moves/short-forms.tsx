import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { type RejectionReason, rejectionReasons } from '@gorozhanin/domain/reports/rejection'
import { useQuery } from '@tanstack/react-query'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { agenciesQuery } from '../queries.ts'
import { dropDraft, useDraft } from './draft.ts'
import { MoveForm } from './move-form.tsx'
import type { WantedMove } from './use-move.ts'

export type MoveFormCommon = {
  readonly card: ConsoleCard
  readonly pending: boolean
  /** Why the step may no longer be made at all. */
  readonly refused: string | null
  readonly onSend: (move: WantedMove, options?: { readonly onSuccess: () => void }) => void
  readonly onClose: () => void
}

const mostCharacters = 4000

/** A step that only needs a reason in words: send an answer back, hide a report. */
export function TextForm({
  card,
  name,
  pending,
  refused,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: 'send_back' | 'hide' }) {
  const t = useWords()
  const [draft, change] = useDraft(card.number, name)
  const text = draft.text.trim()
  return (
    <MoveForm
      title={t(`form.${name}.title`)}
      send={t(`form.${name}.send`)}
      kind={name === 'hide' ? 'danger' : 'primary'}
      reason={refused ?? (text === '' ? t('form.text.missing') : null)}
      pending={pending}
      onSend={() => onSend({ move: name, text }, { onSuccess: () => dropDraft(card.number, name) })}
      onClose={onClose}
    >
      <TextArea
        label={t(`form.${name}.text`)}
        help={t(`form.${name}.help`)}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={mostCharacters}
        rows={3}
      />
    </MoveForm>
  )
}

/** Another agency: for a report that is published, or that is with the wrong one. */
export function AgencyForm({
  card,
  name,
  pending,
  refused,
  onSend,
  onClose,
}: MoveFormCommon & { readonly name: 'redirect' | 'publish_to' }) {
  const t = useWords()
  const names = useNames()
  const agencies = useQuery(agenciesQuery).data?.agencies ?? []
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
      <ComboBox
        label={t('form.agency')}
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
      />
      {isRedirect && (
        <TextArea
          label={t('form.redirect.text')}
          help={t('form.redirect.help')}
          value={draft.text}
          onChange={(value) => change({ text: value })}
          maxLength={mostCharacters}
          rows={2}
        />
      )}
    </MoveForm>
  )
}

const reasons = Object.keys(rejectionReasons) as RejectionReason[]

/** A refusal: a reason from the list, and words for the author that begin as the reason suggests. */
export function RejectForm({ card, pending, refused, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const names = useNames()
  const [draft, change] = useDraft(card.number, 'reject')
  const { reason } = draft
  const text = draft.text.trim()
  const isUntouched = text === '' || reasons.some((one) => t(`reject.text.${one}`) === text)
  const choose = (next: RejectionReason | null) =>
    change({ reason: next, ...(next && isUntouched && { text: t(`reject.text.${next}`) }) })
  const lacks = reason === null ? t('form.reason.missing') : text === '' ? t('form.text.missing') : null
  return (
    <MoveForm
      title={t('form.reject.title')}
      send={t('form.reject.send')}
      kind="danger"
      reason={refused ?? lacks}
      pending={pending}
      onSend={() =>
        reason &&
        onSend({ move: 'reject', reason, text }, { onSuccess: () => dropDraft(card.number, 'reject') })
      }
      onClose={onClose}
    >
      <Select
        label={t('form.reject.reason')}
        value={reason}
        onChange={(id) => choose(reasons.find((one) => one === id) ?? null)}
        options={reasons.map((id) => ({ id, label: names(rejectionReasons[id].name) }))}
      />
      <TextArea
        label={t('form.reject.text')}
        help={t('form.reject.help')}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        maxLength={mostCharacters}
        rows={3}
      />
    </MoveForm>
  )
}
