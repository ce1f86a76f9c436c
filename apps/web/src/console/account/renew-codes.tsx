import { renewRecoveryCodes } from '@gorozhanin/domain/people/sign-in-api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { TextField } from '../../ui/text-field.tsx'
import { useWords } from '../../words/words.tsx'
import { EntryForm } from '../sign-in/entry-page.tsx'
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx'
import style from './account.module.css'

/** Ten new recovery codes in place of the old ones. */
export function RenewCodes() {
  const t = useWords()
  const [code, setCode] = useState('')
  const renewing = useMutation({
    mutationFn: () => call(renewRecoveryCodes, { body: { code: code.trim() } }),
    onSettled: () => setCode(''),
    gcTime: 0,
  })
  return (
    <section className={style.section} aria-labelledby="account-recovery">
      <h2 id="account-recovery">{t('account.recovery')}</h2>
      {renewing.data ? (
        <RecoveryCodes codes={renewing.data.recoveryCodes} />
      ) : (
        <>
          <p className={style.lead}>{t('account.recovery.lead')}</p>
          <EntryForm
            send={t('account.recovery.send')}
            onSend={() => code.trim().length >= 6 && renewing.mutate()}
            isPending={renewing.isPending}
            fault={renewing.error}
            quiet
          >
            <TextField
              label={t('code.label')}
              value={code}
              onChange={setCode}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
            />
          </EntryForm>
        </>
      )}
    </section>
  )
}
