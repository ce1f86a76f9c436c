import type { Consent } from '@gorozhanin/domain/accounts/api'
import type { ConsentPurpose } from '@gorozhanin/domain/accounts/consents'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toastDone, toastProblem } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './consent-list.module.css'

/** What ends with a consent: the address of the account, that of one report, or that others see the report. */
type End = 'contact' | 'contact_here' | 'publication'

type Withdrawing = {
  readonly ends: Readonly<Record<ConsentPurpose, End>>
  readonly withdraw: (consent: Consent) => Promise<void>
}

/** Consents with their texts, and a way out of each that stands. */
export function ConsentList({
  consents,
  ...withdrawing
}: { readonly consents: readonly Consent[] } & Withdrawing) {
  const [asked, setAsked] = useState<Consent | null>(null)
  return (
    <>
      <ul className={style.list}>
        {consents.map((consent) => (
          <Line key={consent.id} consent={consent} onAsk={() => setAsked(consent)} />
        ))}
      </ul>
      {asked && <Ask consent={asked} onClose={() => setAsked(null)} {...withdrawing} />}
    </>
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

type AskProps = { readonly consent: Consent; readonly onClose: () => void } & Withdrawing

/** What follows cannot be undone: the person reads it first. */
function Ask({ consent, onClose, ends, withdraw }: AskProps) {
  const t = useWords()
  const problemWords = useProblemWords()
  const end = ends[consent.purpose]
  const withdrawing = useMutation({
    mutationFn: () => withdraw(consent),
    onSuccess: () => {
      toastDone(t(`account.consents.${end}_done`))
      onClose()
    },
    onError: (fault) => toastProblem(problemWords(fault)),
  })
  return (
    <Dialog
      title={t(`account.consents.${end}_ask`)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.back')}</Button>
          <Button kind="danger" isPending={withdrawing.isPending} onPress={() => withdrawing.mutate()}>
            {t(`account.consents.${end}_do`)}
          </Button>
        </>
      }
    >
      <p>{t(`account.consents.${end}_text`)}</p>
    </Dialog>
  )
}
