import type { Account } from '@gorozhanin/domain/accounts/api'
import { deleteAccount } from '@gorozhanin/domain/accounts/api'
import { signOut } from '@gorozhanin/domain/people/api'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useCity } from '../../api/city.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { whoOf } from '../../words/contact.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { Consents } from './consents.tsx'
import { ContactSection } from './contact-section.tsx'
import { FollowingSection } from './following.tsx'
import { Sessions } from './sessions.tsx'

/** What a person may see and do about what the city keeps of them. */
export function AccountPage({ account }: { account: Account }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { phones } = useCity()
  const problemWords = useProblemWords()
  const leaving = useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => {
      setAccount(null)
      toastDone(t('account.signed_out'))
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  return (
    <div className={style.column}>
      <div className={style.top}>
        <div>
          <h1>{t('account.title')}</h1>
          <p className={style.muted}>
            {whoOf(account) && `${whoOf(account)} · `}
            {t('account.since', { day: formats.shortDay(account.since, now) })}
          </p>
        </div>
        <Button isPending={leaving.isPending} onPress={() => leaving.mutate()}>
          {t('account.sign_out')}
        </Button>
      </div>
      <ButtonLink to="/mine" kind="primary">
        {t('account.reports')}
      </ButtonLink>
      <FollowingSection />
      <ContactSection account={account} kind="email" />
      {(phones || account.phone !== null) && <ContactSection account={account} kind="phone" />}
      <Sessions />
      <Consents />
      <section className={style.section}>
        <h2>{t('account.data')}</h2>
        <p className={style.muted}>{t('account.data.text')}</p>
        <div className={style.row}>
          <ButtonLink to="/account/data">{t('account.data.read')}</ButtonLink>
          <a className={buttonClass('quiet')} href="/api/account/export" download="my-data.json">
            {t('account.data.file')}
          </a>
        </div>
      </section>
      <DeleteMe />
    </div>
  )
}

function DeleteMe() {
  const t = useWords()
  const problemWords = useProblemWords()
  const [asked, setAsked] = useState(false)
  const deleting = useMutation({
    mutationFn: () => call(deleteAccount),
    onSuccess: () => {
      setAccount(null)
      toastDone(t('account.delete.done'))
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  return (
    <section className={style.section}>
      <h2>{t('account.delete')}</h2>
      <p className={style.muted}>{t('account.delete.text')}</p>
      <div>
        <Button kind="danger" onPress={() => setAsked(true)}>
          {t('account.delete')}
        </Button>
      </div>
      <Dialog
        title={t('account.delete.ask')}
        open={asked}
        onClose={() => setAsked(false)}
        actions={
          <>
            <Button onPress={() => setAsked(false)}>{t('account.delete.keep')}</Button>
            <Button kind="danger" isPending={deleting.isPending} onPress={() => deleting.mutate()}>
              {t('account.delete.do')}
            </Button>
          </>
        }
      >
        <p>{t('account.delete.text')}</p>
      </Dialog>
    </section>
  )
}
