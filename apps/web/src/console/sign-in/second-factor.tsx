import type { Me, SignInStep } from '@gorozhanin/domain/people/api'
import { beginEnrolment, confirmEnrolment, enterCode } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { setMe } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm, EntryPage } from './entry-page.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import style from './sign-in.module.css'

export type Next = Extract<SignInStep, { next: string }>['next']

/** What the sign-in asks for next; a person who has shown everything is in. */
export function useStep(
  first: Next | null = null,
): readonly [Next | null, (step: SignInStep | null) => void] {
  const [next, setNext] = useState<Next | null>(first)
  const follow = (step: SignInStep | null) => {
    if (step && 'next' in step) setNext(step.next)
    else {
      setNext(null)
      if (step) setMe(step)
    }
  }
  return [next, follow]
}

/** A code of the authenticator, or its enrolment. `onOver`: the password has to be given again, or the person is in. */
export function SecondFactor({ step, onOver }: { step: Next; onOver: () => void }) {
  return step === 'totp' ? <EnterCode onOver={onOver} /> : <Enrol onOver={onOver} />
}

const isOver = (fault: unknown) => fault instanceof ApiProblem && fault.code === 'session.step_over'

function EnterCode({ onOver }: { onOver: () => void }) {
  const t = useWords()
  const [code, setCode] = useState('')
  const [recovers, setRecovers] = useState(false)
  const entering = useMutation({
    mutationFn: () => call(enterCode, { body: { code: code.trim() } }),
    onSuccess: (me) => {
      setMe(me)
      onOver()
    },
    onError: () => setCode(''),
  })
  return (
    <EntryPage title={t(recovers ? 'code.recovery.title' : 'code.title')}>
      <EntryForm
        send={t('sign_in.enter')}
        onSend={() => code.trim().length >= 6 && entering.mutate()}
        isPending={entering.isPending}
        fault={entering.error}
      >
        <CodeField key={String(recovers)} recovers={recovers} value={code} onChange={setCode} />
      </EntryForm>
      <div className={style.links}>
        {isOver(entering.error) ? (
          <Button onPress={onOver}>{t('code.again')}</Button>
        ) : (
          <Button
            kind="plain"
            onPress={() => {
              entering.reset()
              setCode('')
              setRecovers(!recovers)
            }}
          >
            {t(recovers ? 'code.by_app' : 'code.by_recovery')}
          </Button>
        )}
      </div>
    </EntryPage>
  )
}

type CodeFieldProps = {
  readonly recovers?: boolean
  readonly value: string
  readonly onChange: (code: string) => void
}

function CodeField({ recovers = false, value, onChange }: CodeFieldProps) {
  const t = useWords()
  return (
    <TextField
      label={t(recovers ? 'code.recovery.label' : 'code.label')}
      help={t(recovers ? 'code.recovery.help' : 'code.help')}
      value={value}
      onChange={onChange}
      inputMode={recovers ? 'text' : 'numeric'}
      autoComplete={recovers ? 'off' : 'one-time-code'}
      maxLength={recovers ? 20 : 7}
      autoFocus
    />
  )
}

function Enrol({ onOver }: { onOver: () => void }) {
  const t = useWords()
  const problem = useProblemWords()
  const [code, setCode] = useState('')
  const [done, setDone] = useState<{ readonly me: Me; readonly codes: readonly string[] } | null>(null)
  const enrolment = useQuery({
    queryKey: ['enrolment'],
    queryFn: () => call(beginEnrolment),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const confirming = useMutation({
    mutationFn: () => call(confirmEnrolment, { body: { code: code.trim() } }),
    onSuccess: ({ me, recoveryCodes }) => setDone({ me, codes: recoveryCodes }),
    onError: () => setCode(''),
  })
  if (done) {
    const enter = () => {
      setMe(done.me)
      onOver()
    }
    return (
      <EntryPage title={t('recovery.title')}>
        <RecoveryCodes codes={done.codes} />
        <Button kind="primary" wide onPress={enter}>
          {t('recovery.saved')}
        </Button>
      </EntryPage>
    )
  }
  return (
    <EntryPage title={t('enrol.title')}>
      <p className={style.lead}>{t('enrol.lead')}</p>
      {enrolment.isPending && <Skeleton height="192px" />}
      {enrolment.isError && <ErrorState text={problem(enrolment.error)} onRetry={onOver} />}
      {enrolment.data && (
        <>
          <div className={style.secret}>
            <QrCode text={enrolment.data.url} label={t('enrol.qr')} />
            <p>{t('enrol.by_hand')}</p>
            <code>{enrolment.data.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
          </div>
          <EntryForm
            send={t('enrol.confirm')}
            onSend={() => code.trim().length >= 6 && confirming.mutate()}
            isPending={confirming.isPending}
            fault={confirming.error}
          >
            <CodeField value={code} onChange={setCode} />
          </EntryForm>
          {isOver(confirming.error) && <Button onPress={onOver}>{t('code.again')}</Button>}
        </>
      )}
    </EntryPage>
  )
}
