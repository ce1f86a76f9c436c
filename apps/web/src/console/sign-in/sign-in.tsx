import { signIn } from '@gorozhanin/domain/people/api'
import { useMutation } from '@tanstack/react-query'
import { createLazyRoute, Navigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { call } from '../../api/call.ts'
import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { setMe, useMe } from '../../api/session.ts'
import { SettingsMenu } from '../../parts/app-header.tsx'
import { homeOf } from '../../parts/staff-home.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './sign-in.module.css'

function SignIn() {
  const t = useWords()
  useTitle(t('sign_in.title'))
  const name = useNames()
  const city = useCity()
  const me = useMe()
  const { next } = signInScreen.useSearch()
  const problem = useProblemWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password } }),
    onSuccess: setMe,
  })

  if (me) return <Navigate to={next ?? homeOf(me)} replace />

  function enter(event: FormEvent) {
    event.preventDefault()
    const lacks = login.trim() === '' || password === ''
    setMissing(lacks)
    if (!lacks) entering.mutate()
  }

  return (
    <div className={style.page}>
      <div className={style.corner}>
        <SettingsMenu />
      </div>
      <main id="main" className={style.card}>
        <div className={style.head}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <h1>{t('sign_in.title')}</h1>
          <p>
            {t('app.name')} · {name(city.name)}
          </p>
        </div>
        <form className={style.form} onSubmit={enter} noValidate>
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
          <div role="alert">
            {entering.isError && <p className={style.problem}>{problem(entering.error)}</p>}
          </div>
          <Button type="submit" kind="primary" wide isPending={entering.isPending}>
            {t('sign_in.enter')}
          </Button>
        </form>
        <p className={style.help}>{t('sign_in.help')}</p>
      </main>
    </div>
  )
}

export const signInScreen = createLazyRoute('/console/sign-in')({ component: SignIn })
