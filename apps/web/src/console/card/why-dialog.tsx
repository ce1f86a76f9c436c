import { contactReasons, LEAST_REASON_CHARACTERS, type Why } from '@gorozhanin/domain/reports/contact-api'
import { useMutation } from '@tanstack/react-query'
import { useProblemWords } from '../../api/problem-words.ts'
import { toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { ReasonDialog, type SaidWhy } from './reason-dialog.tsx'

type WhyDialogProps = {
  /** What is asked for: a contact, or what is hidden in words. */
  readonly what: 'contact' | 'words'
  readonly open: boolean
  readonly onClose: () => void
  /** Asks for it and shows it. */
  readonly onAsk: (why: Why) => Promise<void>
}

/** Asks what something hidden is needed for, and has it shown. */
export function WhyDialog({ what, open, onClose, onAsk }: WhyDialogProps) {
  const t = useWords()
  const problem = useProblemWords()
  const { mutate, isPending } = useMutation({
    mutationFn: onAsk,
    onSuccess: onClose,
    onError: (fault) => toastProblem(problem(fault)),
  })
  const lacks = ({ reason, words }: SaidWhy) => {
    if (reason === null) return t('contact.why.missing')
    return reason === 'other' && words.length < LEAST_REASON_CHARACTERS ? t('contact.words.missing') : null
  }
  return (
    <ReasonDialog
      title={t(`${what}.title`)}
      open={open}
      onClose={onClose}
      label={t(`${what}.why`)}
      reasons={contactReasons.map((id) => ({ id, label: t(`contact.reason.${id}`) }))}
      words={{ label: t('contact.words'), help: t('contact.words.help'), most: 200 }}
      isEnough={(reason) => reason !== 'other'}
      lacks={lacks}
      send={{ label: t('contact.show'), kind: 'primary', pending: isPending }}
      note={t('contact.note')}
      onSend={({ reason, words }) => {
        const known = contactReasons.find((one) => one === reason)
        if (known) mutate({ reason: known, ...(words && { words }) })
      }}
    />
  )
}
