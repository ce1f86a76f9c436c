import {
  type ContactReason,
  contactReasons,
  LEAST_REASON_CHARACTERS,
  readContact,
} from '@gorozhanin/domain/reports/contact-api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import style from './facts.module.css'

type ContactDialogProps = {
  readonly number: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onShown: (email: string) => void
}

const formId = 'contact-reason'

/** Asks what the contact is needed for, and shows it. */
export function ContactDialog({ number, open, onClose, onShown }: ContactDialogProps) {
  const t = useWords()
  const problem = useProblemWords()
  const [reason, setReason] = useState<ContactReason | null>(null)
  const [words, setWords] = useState('')
  const reading = useMutation({
    mutationFn: (why: ContactReason) =>
      call(readContact, {
        params: { number },
        body: { reason: why, ...(words.trim() && { words: words.trim() }) },
      }),
    onSuccess: ({ email }) => {
      onClose()
      onShown(email)
    },
    onError: (fault) => toastProblem(problem(fault)),
  })
  const lacks = () => {
    if (reason === null) return t('contact.why.missing')
    const unsaid = reason === 'other' && words.trim().length < LEAST_REASON_CHARACTERS
    return unsaid ? t('contact.words.missing') : null
  }
  return (
    <Dialog
      title={t('contact.title')}
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
          label={t('contact.why')}
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
