import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAccount } from '../../api/account.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import style from './support.module.css'
import { saySupport } from './support.ts'

/** Where news of a supported report go: the address of the account, or one that is left here with a consent of its own. */
export function NewsByMail({ number }: { number: string }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const { language } = useLanguage()
  const account = useAccount()
  const [email, setEmail] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => saySupport(number, language, email.trim()),
  })
  if (account)
    return <p className={style.note}>{t('city.support.by_account', { email: account.email ?? 'none' })}</p>
  if (isSuccess)
    return (
      <p className={style.note} role="status">
        {t('city.support.confirm', { email: email.trim() })}
      </p>
    )

  const lacksConsent = tried && !agreed
  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (email.trim() !== '' && agreed) mutate()
  }
  return (
    <form className={style.news} noValidate onSubmit={send}>
      <TextField
        label={t('city.support.email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={
          tried && email.trim() === ''
            ? t('city.fault.email')
            : error instanceof ApiProblem
              ? problemWords(error)
              : null
        }
      />
      {email.trim() !== '' && (
        <div>
          <Checkbox selected={agreed} onChange={setAgreed} invalid={lacksConsent}>
            {t('city.contact.consent')}
          </Checkbox>
          {lacksConsent && <p className={style.fault}>{t('city.fault.consent')}</p>}
          <ConsentText purpose="contact" />
        </div>
      )}
      <Button type="submit" isPending={isPending}>
        {t('city.support.send_news')}
      </Button>
    </form>
  )
}
