import { type Consent, withdrawConsent } from '@gorozhanin/domain/accounts/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'
import { consentsQuery } from './queries.ts'

/** What the person agreed to, the text of each, and the way out of it. */
export function Consents() {
  const t = useWords()
  const { data } = useQuery(consentsQuery)
  const [asked, setAsked] = useState<Consent | null>(null)
  return (
    <section className={style.section}>
      <h2>{t('account.consents')}</h2>
      {!data && <Skeleton height="56px" />}
      {data?.consents.length === 0 && <p className={style.muted}>{t('account.consents.empty')}</p>}
      {data && data.consents.length > 0 && (
        <ul className={style.list}>
          {data.consents.map((consent) => (
            <Line key={consent.id} consent={consent} onAsk={() => setAsked(consent)} />
          ))}
        </ul>
      )}
      {asked && <Ask consent={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function Line({ consent, onAsk }: { consent: Consent; onAsk: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { purpose, text, report, givenAt, withdrawnAt } = consent
  const title = t(`account.consents.${purpose}`)
  return (
    <li className={style.line}>
      <div className={style.grow}>
        <p>{title}</p>
        <p className={style.muted}>
          {t('account.consents.given', { day: formats.shortDay(givenAt, now), report: report ?? 'none' })}
          {withdrawnAt && `, ${t('account.consents.withdrawn', { day: formats.shortDay(withdrawnAt, now) })}`}
        </p>
        {text && <ConsentText purpose={purpose} text={text} />}
      </div>
      {!withdrawnAt && (
        <Button onPress={onAsk}>
          <span aria-hidden>{t('account.consents.withdraw')}</span>
          <VisuallyHidden>
            {t('account.consents.withdraw_label', { purpose: title, report: report ?? 'none' })}
          </VisuallyHidden>
        </Button>
      )}
    </li>
  )
}

/** What follows cannot be undone: the person reads it first. */
function Ask({ consent: { id, purpose }, onClose }: { consent: Consent; onClose: () => void }) {
  const t = useWords()
  const client = useQueryClient()
  const problemWords = useProblemWords()
  const withdrawing = useMutation({
    mutationFn: () => call(withdrawConsent, { params: { id } }),
    onSuccess: async () => {
      toastDone(t(`account.consents.${purpose}_done`))
      if (purpose === 'contact') setAccount(null)
      else await client.invalidateQueries({ queryKey: ['account'] })
      onClose()
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  return (
    <Dialog
      title={t(`account.consents.${purpose}_ask`)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.back')}</Button>
          <Button kind="danger" isPending={withdrawing.isPending} onPress={() => withdrawing.mutate()}>
            {t(`account.consents.${purpose}_do`)}
          </Button>
        </>
      }
    >
      <p>{t(`account.consents.${purpose}_text`)}</p>
    </Dialog>
  )
}
