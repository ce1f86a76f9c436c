import { askPasswordLink } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation } from '@tanstack/react-query'
import { createLazyRoute, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm, EntryPage } from './entry-page.tsx'
import style from './sign-in.module.css'

/** Asks for a link to a new password. The page never says whether there is such an account. */
function ForgottenPassword() {
  const t = useWords()
  const [login, setLogin] = useState('')
  const asking = useMutation({ mutationFn: () => call(askPasswordLink, { body: { login: login.trim() } }) })
  return (
    <EntryPage title={t('forgotten.title')}>
      {asking.isSuccess ? (
        <p className={style.lead} role="status">
          {t('forgotten.sent', { login: login.trim() })}
        </p>
      ) : (
        <EntryForm
          send={t('forgotten.send')}
          onSend={() => login.trim() !== '' && asking.mutate()}
          isPending={asking.isPending}
          fault={asking.error}
        >
          <TextField
            label={t('sign_in.login')}
            help={t('forgotten.help')}
            name="login"
            value={login}
            onChange={setLogin}
            autoComplete="username"
            inputMode="email"
            autoFocus
          />
        </EntryForm>
      )}
      <p className={style.help}>
        <Link to="/sign-in">{t('link.to_sign_in')}</Link>
      </p>
    </EntryPage>
  )
}

export const forgottenPasswordScreen = createLazyRoute('/console/forgotten-password')({
  component: ForgottenPassword,
})
