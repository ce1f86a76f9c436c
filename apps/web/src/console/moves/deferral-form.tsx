import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { useReasonLists } from '../../api/city.ts'
import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { DateField } from './date-field.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** A later date for the work, with its reason: an intermediate answer that a reviewer approves. */
export function DeferralForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'deferral')
  const [draft, change] = useDraft(card.number, 'propose_deferral')
  const reason = reasons.find(({ code }) => code === draft.reason)?.code ?? null
  const until = draft.date
  const text = draft.text.trim()
  const lacks = () => {
    if (reason === null) return t('form.reason.missing')
    if (until === '') return t('form.date.missing')
    return text === '' ? t('form.text.missing') : null
  }
  return (
    <MoveForm
      title={t('form.propose_deferral.title')}
      send={t('form.propose_deferral.send')}
      reason={refused ?? lacks()}
      pending={pending}
      onSend={() =>
        reason &&
        onSend(
          { move: 'propose_deferral', reason, until, text },
          { onSuccess: () => dropDraft(card.number, 'propose_deferral') },
        )
      }
      onClose={onClose}
    >
      <Select
        label={t('form.propose_deferral.reason')}
        value={reason}
        onChange={(id) => change({ reason: id })}
        options={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
        error={faultOf('reason', reason)}
      />
      <DateField
        label={t('form.propose_deferral.until')}
        help={t('form.propose_deferral.until.help')}
        error={faultOf('until', until)}
        value={until}
        onChange={(date) => change({ date })}
      />
      <WordsField
        label={t('form.propose_deferral.text')}
        help={t('form.propose_deferral.help')}
        draft={draft}
        change={change}
        faultOf={faultOf}
      />
    </MoveForm>
  )
}
