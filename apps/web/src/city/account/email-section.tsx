import { type Account, askEmailCode, changeEmail } from '@gorozhanin/domain/accounts/api'
import { givenNow } from '@gorozhanin/domain/accounts/consents'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { CodeForm } from './code-form.tsx'
import { EmailConsent } from './email-consent.tsx'
import { isEmail, useAskCode } from './use-code.ts'

/** The address of the account, and the way to another one. */
export function EmailSection({ account }: { account: Account }) {
  const t = useWords()
  const [changing, setChanging] = useState(false)
  return (
    <section className={style.section}>
      <h2>{t('account.email')}</h2>
      {changing ? (
        <ChangeEmail isFirst={account.email === null} onClose={() => setChanging(false)} />
      ) : (
        <div className={classes(style.line, style.roomy)}>
          <p className={style.grow}>{account.email ?? t('account.email.none')}</p>
          <Button onPress={() => setChanging(true)}>
            {t(account.email === null ? 'account.email.add' : 'account.email.change')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The first address needs a consent of its own, as at signing in. */
function ChangeEmail({ isFirst, onClose }: { isFirst: boolean; onClose: () => void }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const [email, setEmail] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const lacksConsent = isFirst && !agreed
  const asking = useAskCode(askEmailCode)
  const entering = useMutation({
    mutationFn: (code: string) => {
      const consents = isFirst ? [givenNow('contact')] : []
      return call(changeEmail, { body: { email: asking.data ?? '', code, language, consents } })
    },
    onSuccess: (account) => {
      setAccount(account)
      toastDone(t(isFirst ? 'account.email.added' : 'account.email.done'))
      onClose()
    },
  })
  const address = email.trim()
  if (asking.data)
    return (
      <CodeForm
        email={asking.data}
        submit={t(isFirst ? 'account.email.add' : 'account.email.confirm')}
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
        if (isEmail(address) && !lacksConsent) asking.mutate(address)
      }}
    >
      <TextField
        label={t(isFirst ? 'account.email.first' : 'account.email.new')}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoFocus
        value={email}
        onChange={setEmail}
        help={t(isFirst ? 'account.email.first_text' : 'account.email.text')}
        error={tried && !isEmail(address) ? t('account.sign_in.email_wrong') : null}
      />
      {isFirst && <EmailConsent selected={agreed} onChange={setAgreed} isMissing={tried && lacksConsent} />}
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
