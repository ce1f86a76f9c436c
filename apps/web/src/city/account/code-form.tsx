import type { Contact } from '@gorozhanin/domain/accounts/contact'
import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { spacedPhone } from '../../words/contact.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { digitsIn, isSixDigits } from './use-code.ts'
import { useSecondsLeft } from './use-seconds-left.ts'

/** How long a code is waited for before another may be asked for. */
const WAIT_SECONDS = 60

type CodeFormProps = {
  readonly contact: Contact
  readonly submit: string
  readonly entering: UseMutationResult<unknown, Error, string>
  readonly asking: UseMutationResult<Contact, Error, Contact>
  readonly onBack: () => void
  readonly title?: ReactNode
}

/** The code that came to a contact; a new one after a while, or another contact, is a press away. */
export function CodeForm({ contact, submit, entering, asking, onBack, title }: CodeFormProps) {
  const t = useWords()
  const problemWords = useProblemWords()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(1)
  const { kind: by, value } = contact
  const lacks = tried && !isSixDigits(code) ? t('account.code.missing') : null
  const wrong = entering.error ? problemWords(entering.error) : null
  const again = () =>
    asking.mutate(contact, {
      onSuccess: () => {
        toastDone(t('account.code.again_done'))
        setCode('')
        setTried(false)
        entering.reset()
        setSent(sent + 1)
      },
      onError: (fault) => toastProblem(problemWords(fault)),
    })
  return (
    <form
      className={style.narrow}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isSixDigits(code)) entering.mutate(code)
      }}
    >
      {title ?? <h1>{t('account.code.title')}</h1>}
      <p className={style.muted}>
        {t('account.code.sent', { by, contact: by === 'phone' ? spacedPhone(value) : value })}
      </p>
      <div className={style.code}>
        <TextField
          // Who has asked for a new code types it next.
          key={sent}
          label={t('account.code.label', { by })}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={(text) => {
            setCode(digitsIn(text))
            entering.reset()
          }}
          error={lacks ?? wrong}
        />
      </div>
      <Button type="submit" kind="primary" wide isPending={entering.isPending}>
        {submit}
      </Button>
      <div className={style.row}>
        <Button kind="plain" onPress={onBack}>
          {t('account.code.other', { by })}
        </Button>
        <Again key={`again-${sent}`} isPending={asking.isPending} onPress={again} />
      </div>
    </form>
  )
}

/** Asks for a new code once the last one has had time to come. */
function Again({ isPending, onPress }: { isPending: boolean; onPress: () => void }) {
  const t = useWords()
  const seconds = useSecondsLeft(WAIT_SECONDS)
  return (
    <Button
      kind="plain"
      isPending={isPending}
      onPress={onPress}
      reason={seconds > 0 ? t('account.code.again_wait') : null}
    >
      {seconds > 0 ? (
        <span className={style.digits}>{t('account.code.again_in', { seconds })}</span>
      ) : (
        t('account.code.again')
      )}
    </Button>
  )
}
