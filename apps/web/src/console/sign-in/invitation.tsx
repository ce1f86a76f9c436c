import { acceptInvitation, openInvitation } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation, useQuery } from '@tanstack/react-query'
import { createLazyRoute, Navigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useMe } from '../../api/session.ts'
import { homeOf } from '../../parts/staff-home.ts'
import { Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm, EntryPage } from './entry-page.tsx'
import { NewPasswordField, passwordFaultOf } from './new-password-field.tsx'
import { SecondFactor, useStep } from './second-factor.tsx'
import style from './sign-in.module.css'
import { useSecret } from './use-secret.ts'
import { WrongLink } from './wrong-link.tsx'

/** Where the letter to a new colleague leads: a password, then the second factor. */
function InvitationPage() {
  const t = useWords()
  const token = useSecret()
  const me = useMe()
  const [step, follow] = useStep()
  const [password, setPassword] = useState('')
  const [accepted, setAccepted] = useState(false)
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(openInvitation, { body: { token } }),
    enabled: !accepted,
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const accepting = useMutation({
    mutationFn: () => call(acceptInvitation, { body: { token, password } }),
    onSuccess: (next) => {
      setAccepted(true)
      follow(next)
    },
  })
  if (step) return <SecondFactor step={step} onOver={() => follow(null)} />
  if (accepted) return <Navigate to={me ? homeOf(me) : '/sign-in'} replace />
  if (invitation.isError) return <WrongLink fault={invitation.error} />
  const fault = passwordFaultOf(accepting.error, 'password')
  return (
    <EntryPage title={t('invitation.title')}>
      {invitation.isPending && <Skeleton height="160px" />}
      {invitation.data && (
        <>
          <p className={style.lead}>{t('invitation.lead', { name: invitation.data.name })}</p>
          <EntryForm
            send={t('invitation.send')}
            onSend={() => accepting.mutate()}
            isPending={accepting.isPending}
            fault={fault ? null : accepting.error}
          >
            <input type="hidden" autoComplete="username" name="login" value={invitation.data.login} />
            <NewPasswordField value={password} onChange={setPassword} fault={fault} autoFocus />
          </EntryForm>
          <p className={style.help}>{t('invitation.login', { login: invitation.data.login })}</p>
        </>
      )}
    </EntryPage>
  )
}

export const invitationScreen = createLazyRoute('/console/invitation')({ component: InvitationPage })
