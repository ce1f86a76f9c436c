import { useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import style from './facts.module.css'

/** What was chosen and written so far; words without the space around them. */
export type SaidWhy = { readonly reason: string | null; readonly words: string }

type ReasonDialogProps = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly label: string
  readonly reasons: readonly { readonly id: string; readonly label: string }[]
  readonly words: { readonly label: string; readonly help: string; readonly most: number }
  /** Whether the reason that is chosen says enough without words. */
  readonly isEnough: (reason: string | null) => boolean
  /** Why it cannot be sent yet. */
  readonly lacks: (said: SaidWhy) => string | null
  readonly send: { readonly label: string; readonly kind: 'primary' | 'danger'; readonly pending: boolean }
  readonly note?: string
  readonly onSend: (said: SaidWhy) => void
}

/** Asks for a reason of a list, words, or both. */
export function ReasonDialog({ title, open, onClose, label, reasons, words, ...asked }: ReasonDialogProps) {
  const formId = useId()
  const [reason, setReason] = useState<string | null>(null)
  const [written, setWritten] = useState('')
  const said = { reason, words: written.trim() }
  const lacks = asked.lacks(said)
  const { send, note } = asked
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      actions={
        <Button kind={send.kind} type="submit" form={formId} reason={lacks} isPending={send.pending}>
          {send.label}
        </Button>
      }
    >
      <form
        id={formId}
        className={style.asking}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (lacks === null && !send.pending) asked.onSend(said)
        }}
      >
        <Select label={label} value={reason} onChange={setReason} options={[...reasons]} />
        <TextArea
          label={words.label}
          help={words.help}
          optional={asked.isEnough(reason)}
          value={written}
          onChange={setWritten}
          maxLength={words.most}
          rows={2}
        />
        {note && <p className={style.note}>{note}</p>}
      </form>
    </Dialog>
  )
}
