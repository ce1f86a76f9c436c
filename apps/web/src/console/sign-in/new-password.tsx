import { usePasswordLink } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { setMe } from '../../api/session.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm, EntryPage } from './entry-page.tsx'
import { NewPasswordField, passwordFaultOf } from './new-password-field.tsx'
import style from './sign-in.module.css'
import { useSecret } from './use-secret.ts'
import { WrongLink } from './wrong-link.tsx'

/** Where the letter about a forgotten password leads. */
function NewPassword() {
  const t = useWords()
  const token = useSecret()
  const [password, setPassword] = useState('')
  const saving = useMutation({
    mutationFn: () => call(usePasswordLink, { body: { token, password } }),
    onSuccess: () => setMe(null),
  })
  const isOver = saving.error instanceof ApiProblem && saving.error.code === 'link.over'
  if (isOver || token === '') return <WrongLink fault={saving.error ?? new ApiProblem('link.over', 404)} />
  const fault = passwordFaultOf(saving.error, 'password')
  return (
    <EntryPage title={t('new_password.title')}>
      {saving.isSuccess ? (
        <>
          <p className={style.lead} role="status">
            {t('new_password.done')}
          </p>
          <ButtonLink to="/sign-in" kind="primary" wide>
            {t('sign_in.enter')}
          </ButtonLink>
        </>
      ) : (
        <EntryForm
          send={t('new_password.send')}
          onSend={() => saving.mutate()}
          isPending={saving.isPending}
          fault={fault ? null : saving.error}
        >
          <NewPasswordField value={password} onChange={setPassword} fault={fault} autoFocus />
        </EntryForm>
      )}
    </EntryPage>
  )
}

export const newPasswordScreen = createLazyRoute('/console/new-password')({ component: NewPassword })
