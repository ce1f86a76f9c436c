import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { digitsIn, isSixDigits } from './use-code.ts'

type CodeFormProps = {
  readonly email: string
  readonly submit: string
  readonly entering: UseMutationResult<unknown, Error, string>
  readonly asking: UseMutationResult<string, Error, string>
  readonly onBack: () => void
  readonly title?: ReactNode
}

/** The code that came to an address; a new one, or another address, is a press away. */
export function CodeForm({ email, submit, entering, asking, onBack, title }: CodeFormProps) {
  const t = useWords()
  const problemWords = useProblemWords()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const lacks = tried && !isSixDigits(code) ? t('account.code.missing') : null
  const wrong = entering.error ? problemWords(entering.error) : null
  const again = () =>
    asking.mutate(email, {
      onSuccess: () => toastDone(t('account.code.again_done')),
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
      <p className={style.muted}>{t('account.code.sent', { email })}</p>
      <div className={style.code}>
        <TextField
          label={t('account.code.label')}
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
          {t('account.code.other')}
        </Button>
        <Button kind="plain" isPending={asking.isPending} onPress={again}>
          {t('account.code.again')}
        </Button>
      </div>
    </form>
  )
}
