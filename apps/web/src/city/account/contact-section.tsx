import { type Account, askContactCode, changeContact } from '@gorozhanin/domain/accounts/api'
import { givenNow } from '@gorozhanin/domain/accounts/consents'
import type { ContactKind } from '@gorozhanin/domain/accounts/contact'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { spacedPhone } from '../../words/contact.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { CodeForm } from './code-form.tsx'
import { ContactConsent } from './contact-consent.tsx'
import { contactIn, given, useAskCode } from './use-code.ts'

/** The e-mail or the phone of the account, and the way to another one. */
export function ContactSection({ account, kind }: { account: Account; kind: ContactKind }) {
  const t = useWords()
  const { phones } = useCity()
  const [changing, setChanging] = useState(false)
  const value = account[kind]
  return (
    <section className={style.section}>
      <h2>{t(`account.${kind}`)}</h2>
      {changing ? (
        <ChangeContact kind={kind} isFirst={value === null} onClose={() => setChanging(false)} />
      ) : (
        <div className={classes(style.line, style.roomy)}>
          <p className={style.grow}>{value === null ? t(`account.${kind}.none`) : spacedPhone(value)}</p>
          {(kind === 'email' || phones) && (
            <Button onPress={() => setChanging(true)}>
              {t(value === null ? `account.${kind}.add` : `account.${kind}.change`)}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

type ChangeContactProps = {
  readonly kind: ContactKind
  readonly isFirst: boolean
  readonly onClose: () => void
}

/** The first of its kind needs a consent of its own, as at signing in. */
function ChangeContact({ kind, isFirst, onClose }: ChangeContactProps) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const [typed, setTyped] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const lacksConsent = isFirst && !agreed
  const asking = useAskCode(askContactCode)
  const entering = useMutation({
    mutationFn: (code: string) => {
      const consents = isFirst ? [givenNow('contact')] : []
      return call(changeContact, { body: { ...given(asking.data), code, language, consents } })
    },
    onSuccess: (account) => {
      setAccount(account)
      toastDone(t(isFirst ? `account.${kind}.added` : `account.${kind}.done`))
      onClose()
    },
  })
  const contact = contactIn(typed, kind)
  if (asking.data)
    return (
      <CodeForm
        contact={asking.data}
        submit={t(isFirst ? `account.${kind}.add` : `account.${kind}.confirm`)}
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
        if (contact && !lacksConsent) asking.mutate(contact)
      }}
    >
      <TextField
        label={t(isFirst ? `account.${kind}.first` : `account.${kind}.new`)}
        type={kind === 'email' ? 'email' : 'tel'}
        inputMode={kind === 'email' ? 'email' : 'tel'}
        autoComplete={kind === 'email' ? 'email' : 'tel'}
        autoFocus
        value={typed}
        onChange={setTyped}
        help={t(isFirst ? `account.${kind}.first_text` : `account.${kind}.text`)}
        error={tried && !contact ? t(`account.sign_in.${kind}_wrong`) : null}
      />
      {isFirst && (
        <ContactConsent by={kind} selected={agreed} onChange={setAgreed} isMissing={tried && lacksConsent} />
      )}
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
