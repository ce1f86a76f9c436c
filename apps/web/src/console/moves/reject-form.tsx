import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { type RejectionReason, rejectionReasons } from '@gorozhanin/domain/reports/rejection'
import { useReasonLists } from '../../api/city.ts'
import { Select } from '../../ui/select.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { dropDraft, useDraft } from './draft.ts'
import type { MoveFormCommon } from './form.tsx'
import { MoveForm } from './move-form.tsx'
import { WordsField } from './words-field.tsx'

/** Reasons whose words to the author we know how to begin. */
const worded = Object.keys(rejectionReasons) as RejectionReason[]

/** A refusal: a reason from the list, and words for the author that begin as the reason suggests. */
export function RejectForm({ card, pending, refused, faultOf, onSend, onClose }: MoveFormCommon) {
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'rejection')
  const [draft, change] = useDraft(card.number, 'reject')
  const reason = reasons.find(({ code }) => code === draft.reason)?.code ?? null
  const text = draft.text.trim()
  const isUntouched = text === '' || worded.some((one) => t(`reject.text.${one}`) === text)
  const choose = (next: string | null) => {
    const begins = worded.find((one) => one === next)
    change({ reason: next, ...(begins && isUntouched && { text: t(`reject.text.${begins}`) }) })
  }
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
        label={t('form.reason')}
        value={reason}
        onChange={choose}
        options={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
        error={faultOf('reason', reason)}
      />
      <WordsField
        label={t('form.reject.text')}
        help={t('form.reject.help')}
        draft={draft}
        change={change}
        faultOf={faultOf}
      />
    </MoveForm>
  )
}
