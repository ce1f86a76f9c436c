import { askCode, enterAccount } from '@gorozhanin/domain/accounts/api'
import { givenNow } from '@gorozhanin/domain/accounts/consents'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { setMe } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { CodeForm } from './code-form.tsx'
import { EmailConsent } from './email-consent.tsx'
import { isEmail, useAskCode } from './use-code.ts'

/** Two questions, one after the other: the address, then the code that came to it. */
export function Enter({ onEntered }: { onEntered: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const [email, setEmail] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const asking = useAskCode(askCode)
  const entering = useMutation({
    mutationFn: (code: string) =>
      call(enterAccount, { body: { email: asking.data ?? '', code, consents: [givenNow('contact')] } }),
    onSuccess: (account) => {
      // One browser is one person: who was here before has left.
      setMe(null)
      setAccount(account)
      onEntered()
    },
  })
  const address = email.trim()

  if (asking.data)
    return (
      <CodeForm
        email={asking.data}
        submit={t('account.code.enter')}
        entering={entering}
        asking={asking}
        onBack={() => asking.reset()}
      />
    )
  return (
    <form
      className={style.narrow}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isEmail(address) && agreed) asking.mutate(address)
      }}
    >
      <h1>{t('account.sign_in.title')}</h1>
      <p className={style.muted}>{t('account.sign_in.text')}</p>
      <TextField
        label={t('account.sign_in.email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoFocus
        value={email}
        onChange={setEmail}
        error={tried && !isEmail(address) ? t('account.sign_in.email_wrong') : null}
      />
      <EmailConsent selected={agreed} onChange={setAgreed} isMissing={tried && !agreed} />
      <div role="alert">{asking.error && <p className={style.fault}>{problemWords(asking.error)}</p>}</div>
      <Button type="submit" kind="primary" wide isPending={asking.isPending}>
        {t('account.sign_in.send')}
      </Button>
    </form>
  )
}
