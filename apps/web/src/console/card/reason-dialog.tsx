import {
  type ContactReason,
  contactReasons,
  LEAST_REASON_CHARACTERS,
  type Why,
} from '@gorozhanin/domain/reports/contact-api'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import style from './facts.module.css'

type ReasonDialogProps = {
  /** What is asked for: a contact, or what is hidden in words. */
  readonly what: 'contact' | 'words'
  readonly open: boolean
  readonly onClose: () => void
  /** Asks for it and shows it. */
  readonly onAsk: (why: Why) => Promise<void>
}

/** Asks what something hidden is needed for, and has it shown. */
export function ReasonDialog({ what, open, onClose, onAsk }: ReasonDialogProps) {
  const formId = useId()
  const t = useWords()
  const problem = useProblemWords()
  const [reason, setReason] = useState<ContactReason | null>(null)
  const [words, setWords] = useState('')
  const reading = useMutation({
    mutationFn: (why: ContactReason) => onAsk({ reason: why, ...(words.trim() && { words: words.trim() }) }),
    onSuccess: onClose,
    onError: (fault) => toastProblem(problem(fault)),
  })
  const lacks = () => {
    if (reason === null) return t('contact.why.missing')
    const unsaid = reason === 'other' && words.trim().length < LEAST_REASON_CHARACTERS
    return unsaid ? t('contact.words.missing') : null
  }
  return (
    <Dialog
      title={t(`${what}.title`)}
      open={open}
      onClose={onClose}
      actions={
        <Button kind="primary" type="submit" form={formId} reason={lacks()} isPending={reading.isPending}>
          {t('contact.show')}
        </Button>
      }
    >
      <form
        id={formId}
        className={style.asking}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason !== null && lacks() === null && !reading.isPending) reading.mutate(reason)
        }}
      >
        <Select
          label={t(`${what}.why`)}
          value={reason}
          onChange={(id) => setReason(contactReasons.find((one) => one === id) ?? null)}
          options={contactReasons.map((id) => ({ id, label: t(`contact.reason.${id}`) }))}
        />
        <TextField
          label={t('contact.words')}
          help={t('contact.words.help')}
          optional={reason !== 'other'}
          value={words}
          onChange={setWords}
          maxLength={200}
        />
        <p className={style.note}>{t('contact.note')}</p>
      </form>
    </Dialog>
  )
}
