import { type Account, askEmailCode, changeEmail } from '@gorozhanin/domain/accounts/api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { CodeForm } from './code-form.tsx'
import { isEmail, useAskCode } from './use-code.ts'

/** The address of the account, and the way to another one. */
export function EmailSection({ account }: { account: Account }) {
  const t = useWords()
  const [changing, setChanging] = useState(false)
  return (
    <section className={style.section}>
      <h2>{t('account.email')}</h2>
      {changing ? (
        <ChangeEmail onClose={() => setChanging(false)} />
      ) : (
        <div className={style.line}>
          <p className={style.grow}>{account.email}</p>
          <Button onPress={() => setChanging(true)}>{t('account.email.change')}</Button>
        </div>
      )}
    </section>
  )
}

function ChangeEmail({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const asking = useAskCode(askEmailCode)
  const entering = useMutation({
    mutationFn: (code: string) => call(changeEmail, { body: { email: asking.data ?? '', code, language } }),
    onSuccess: (account) => {
      setAccount(account)
      toastDone(t('account.email.done'))
      onClose()
    },
  })
  const address = email.trim()
  if (asking.data)
    return (
      <CodeForm
        email={asking.data}
        submit={t('account.email.confirm')}
        entering={entering}
        asking={asking}
        onBack={() => asking.reset()}
        title={<h3>{t('account.code.title')}</h3>}
      />
    )
  return (
    <form
      className={style.narrow}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isEmail(address)) asking.mutate(address)
      }}
    >
      <TextField
        label={t('account.email.new')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoFocus
        value={email}
        onChange={setEmail}
        help={t('account.email.text')}
        error={tried && !isEmail(address) ? t('account.sign_in.email_wrong') : null}
      />
      <div role="alert">{asking.error && <p className={style.fault}>{problemWords(asking.error)}</p>}</div>
      <div className={style.row}>
        <Button type="submit" isPending={asking.isPending}>
          {t('account.sign_in.send')}
        </Button>
        <Button kind="plain" onPress={onClose}>
          {t('ui.back')}
        </Button>
      </div>
    </form>
  )
}
