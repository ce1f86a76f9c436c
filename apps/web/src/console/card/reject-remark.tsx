import { offeredReasons } from '@gorozhanin/domain/reports/reason-lists'
import { remarkLimits } from '@gorozhanin/domain/reports/remarks'
import { useId, useState } from 'react'
import { useReasonLists } from '../../api/city.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './facts.module.css'

type RejectRemarkProps = {
  readonly open: boolean
  readonly pending: boolean
  readonly onClose: () => void
  readonly onReject: (why: { readonly reason?: string; readonly text?: string }) => void
}

/** Why an addition is refused: a reason of the city's list, words, or both. */
export function RejectRemark({ open, pending, onClose, onReject }: RejectRemarkProps) {
  const formId = useId()
  const t = useWords()
  const names = useNames()
  const reasons = offeredReasons(useReasonLists(), 'rejection')
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const text = words.trim()
  const lacks = reason === null && text === '' ? t('problem.remark.reason_required') : null
  return (
    <Dialog
      title={t('remarks.reject.title')}
      open={open}
      onClose={onClose}
      actions={
        <Button kind="danger" type="submit" form={formId} reason={lacks} isPending={pending}>
          {t('remarks.reject')}
        </Button>
      }
    >
      <form
        id={formId}
        className={style.asking}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (lacks === null && !pending) onReject({ ...(reason && { reason }), ...(text && { text }) })
        }}
      >
        <Select
          label={t('form.reason')}
          value={reason}
          onChange={setReason}
          options={reasons.map(({ code, name }) => ({ id: code, label: names(name) }))}
        />
        <TextArea
          label={t('remarks.reject.text')}
          help={t('remarks.reject.help')}
          optional={reason !== null}
          value={words}
          onChange={setWords}
          maxLength={remarkLimits.reasonCharacters}
          rows={2}
        />
      </form>
    </Dialog>
  )
}
