import { type SignInStep, signIn } from '@gorozhanin/domain/people/api'
import { useMutation } from '@tanstack/react-query'
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { call } from '../../api/call.ts'
import { useMe } from '../../api/session.ts'
import { Providers } from '../../parts/providers.tsx'
import { homeOf } from '../../parts/staff-home.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm, EntryPage } from './entry-page.tsx'
import { SecondFactor, useStep } from './second-factor.tsx'
import style from './sign-in.module.css'

/** Login and password, then what the second factor asks for. */
function SignIn() {
  const me = useMe()
  const { next, step: asked, fault } = signInScreen.useSearch()
  const [step, follow] = useStep(asked)
  if (step) return <SecondFactor step={step} onOver={() => follow(null)} />
  if (me) return <Navigate to={next ?? homeOf(me)} replace />
  return (
    <Password onDone={follow}>
      <Providers as="staff" back={next ?? '/console'} failed={fault !== undefined} />
    </Password>
  )
}

type PasswordProps = { readonly onDone: (step: SignInStep) => void; readonly children: ReactNode }

function Password({ onDone, children }: PasswordProps) {
  const t = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password } }),
    onSuccess: onDone,
  })

  function enter() {
    const lacks = login.trim() === '' || password === ''
    setMissing(lacks)
    if (!lacks) entering.mutate()
  }

  return (
    <EntryPage title={t('sign_in.title')}>
      <EntryForm
        send={t('sign_in.enter')}
        onSend={enter}
        isPending={entering.isPending}
        fault={entering.error}
      >
        <TextField
          label={t('sign_in.login')}
          name="login"
          value={login}
          onChange={setLogin}
          autoComplete="username"
          inputMode="email"
          autoFocus
          error={missing && login.trim() === '' ? t('sign_in.login.missing') : null}
        />
        <TextField
          label={t('sign_in.password')}
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={missing && password === '' ? t('sign_in.password.missing') : null}
        />
      </EntryForm>
      <p className={style.help}>
        <Link to="/forgotten-password">{t('sign_in.forgotten')}</Link>
      </p>
      {children}
    </EntryPage>
  )
}

export const signInScreen = createLazyRoute('/console/sign-in')({ component: SignIn })
