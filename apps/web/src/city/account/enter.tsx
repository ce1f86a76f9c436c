import { askCode, enterAccount } from '@gorozhanin/domain/accounts/api'
import { givenNow } from '@gorozhanin/domain/accounts/consents'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { setMe } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { CodeForm } from './code-form.tsx'
import { ContactConsent } from './contact-consent.tsx'
import { contactIn, given, useAskCode } from './use-code.ts'

/** Two questions, one after the other: the e-mail or the phone, then the code that came to it. */
export function Enter({ onEntered }: { onEntered: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const by = useCity().phones ? 'both' : 'email'
  const [typed, setTyped] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const asking = useAskCode(askCode)
  const entering = useMutation({
    mutationFn: (code: string) =>
      call(enterAccount, { body: { ...given(asking.data), code, consents: [givenNow('contact')] } }),
    onSuccess: (account) => {
      // One browser is one person: who was here before has left.
      setMe(null)
      setAccount(account)
      onEntered()
    },
  })
  const contact = contactIn(typed, by)

  if (asking.data)
    return (
      <CodeForm
        contact={asking.data}
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
        if (contact && agreed) asking.mutate(contact)
      }}
    >
      <h1>{t('account.sign_in.title', { by })}</h1>
      <p className={style.muted}>{t('account.sign_in.text', { by })}</p>
      <TextField
        label={t('account.sign_in.contact', { by })}
        type={by === 'email' ? 'email' : 'text'}
        inputMode="email"
        autoComplete={by === 'email' ? 'email' : 'username'}
        autoFocus
        value={typed}
        onChange={setTyped}
        error={
          tried && !contact
            ? t(by === 'email' ? 'account.sign_in.email_wrong' : 'account.sign_in.contact_wrong')
            : null
        }
      />
      <ContactConsent by={by} selected={agreed} onChange={setAgreed} isMissing={tried && !agreed} />
      <div role="alert">{asking.error && <p className={style.fault}>{problemWords(asking.error)}</p>}</div>
      <Button type="submit" kind="primary" wide isPending={asking.isPending}>
        {t('account.sign_in.send')}
      </Button>
    </form>
  )
}
