import { changePassword } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { TextField } from '../../ui/text-field.tsx'
import { toastDone } from '../../ui/toast.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm } from '../sign-in/entry-page.tsx'
import { NewPasswordField, passwordFaultOf } from '../sign-in/new-password-field.tsx'
import style from './account.module.css'

/** A new password for the old one; other devices are signed out. */
export function ChangePassword() {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const changing = useMutation({
    mutationFn: () => call(changePassword, { body: { password, newPassword } }),
    onSuccess: () => {
      toastDone(t('account.password.done'))
      setPassword('')
      setNewPassword('')
    },
  })
  const fault = passwordFaultOf(changing.error, 'newPassword')
  return (
    <section className={style.section} aria-labelledby="account-password">
      <h2 id="account-password">{t('account.password')}</h2>
      <EntryForm
        send={t('account.password.send')}
        onSend={() => password !== '' && newPassword !== '' && changing.mutate()}
        isPending={changing.isPending}
        fault={fault ? null : changing.error}
        quiet
      >
        <TextField
          label={t('account.password.old')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <NewPasswordField value={newPassword} onChange={setNewPassword} fault={fault} />
      </EntryForm>
    </section>
  )
}
