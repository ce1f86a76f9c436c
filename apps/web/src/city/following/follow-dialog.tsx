import { useMutation, useQuery } from '@tanstack/react-query'
import { Copy, Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useAccount } from '../../api/account.ts'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { ConsentText } from '../../parts/consent-text.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { copyLink } from '../share.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { type Choices, feedOf, followIt, type Offer } from './follow.ts'
import style from './following.module.css'
import { followByBrowser, PushRefused, pushKeyQuery } from './push.ts'

const formId = 'follow-form'

/** Of what, when and where to be told; without an address there is the feed. */
export function FollowDialog({
  offers,
  onDraw,
  onClose,
}: {
  offers: readonly Offer[]
  onDraw?: (() => void) | undefined
  onClose: () => void
}) {
  const t = useWords()
  const problemWords = useProblemWords()
  const { language } = useLanguage()
  const own = useAccount()?.email ?? null
  const [chosen, setChosen] = useState(0)
  const [wanted, setWanted] = useState<Choices>({ tells: ['new', 'changes'], pace: 'at_once' })
  const { data: pushKey } = useQuery(pushKeyQuery)
  const [byPush, setByPush] = useState(false)
  const [email, setEmail] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const { subject, label } = offers[chosen] ?? { subject: {}, label: '' }
  const oneReport = subject.report !== undefined
  const choices: Choices = oneReport ? { ...wanted, tells: ['changes'] } : wanted
  const address = email.trim()
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async () => {
      if (!byPush || !pushKey) return followIt(subject, choices, language, own ? null : address)
      await followByBrowser(pushKey, subject, choices, language)
      return false
    },
  })

  function send(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (choices.tells.length > 0 && (byPush || own || (address !== '' && agreed))) mutate()
  }

  if (data !== undefined)
    return (
      <Dialog
        title={t(data ? 'follow.asked' : 'follow.done')}
        open
        onClose={onClose}
        actions={
          <Button kind="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        }
      >
        <p role="status">
          {data
            ? t('follow.asked_text', { email: address })
            : t(byPush ? 'follow.done_push' : 'follow.done_text')}
        </p>
      </Dialog>
    )
  return (
    <Dialog
      title={t('follow.title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.back')}</Button>
          <Button kind="primary" type="submit" form={formId} isPending={isPending}>
            {t('follow.do')}
          </Button>
        </>
      }
    >
      <form id={formId} className={style.form} noValidate onSubmit={send}>
        {offers.length > 1 ? (
          <RadioGroup
            label={t('follow.what')}
            options={offers.map((offer, index) => ({ id: String(index), label: offer.label }))}
            value={String(chosen)}
            onChange={(id) => setChosen(Number(id))}
          />
        ) : (
          <p className={style.what}>{label}</p>
        )}
        {onDraw && (
          <Button
            onPress={() => {
              onClose()
              onDraw()
            }}
          >
            <Icon of={Pencil} size={16} />
            {t('follow.draw')}
          </Button>
        )}
        <ChoiceFields choices={choices} onChange={setWanted} oneReport={oneReport} />
        {pushKey && (
          <div className={style.fields}>
            <p className={style.legend}>{t('follow.where')}</p>
            <SegmentedControl
              label={t('follow.where')}
              value={byPush ? 'push' : 'mail'}
              onChange={(where) => setByPush(where === 'push')}
              options={[
                { id: 'mail', label: t('follow.where.mail') },
                { id: 'push', label: t('follow.where.push') },
              ]}
              wide
            />
          </div>
        )}
        {byPush ? (
          <p className={style.note}>{t('follow.push_text')}</p>
        ) : own ? (
          <p className={style.note}>{t('follow.to_account', { email: own })}</p>
        ) : (
          <>
            <TextField
              label={t('follow.email')}
              type="email"
              inputMode="email"
              autoComplete="email"
              value={email}
              onChange={setEmail}
              error={tried && address === '' ? t('city.fault.email') : null}
            />
            {address !== '' && (
              <div>
                <Checkbox selected={agreed} onChange={setAgreed} invalid={tried && !agreed}>
                  {t('follow.consent')}
                </Checkbox>
                {tried && !agreed && <p className={style.fault}>{t('city.fault.consent')}</p>}
                <ConsentText purpose="contact" />
              </div>
            )}
          </>
        )}
        {error && (
          <p className={style.fault} role="alert">
            {error instanceof PushRefused
              ? t('follow.push_refused')
              : error instanceof ApiProblem
                ? problemWords(error)
                : t('problem.server.unavailable')}
          </p>
        )}
      </form>
      <FeedLine address={feedOf(subject, choices, language)} />
    </Dialog>
  )
}

function FeedLine({ address }: { address: string }) {
  const t = useWords()
  return (
    <div className={style.feed}>
      <div>
        <a href={address} type="application/atom+xml">
          {t('follow.feed')}
        </a>
        <p className={style.note}>{t('follow.feed_text')}</p>
      </div>
      <IconButton
        label={t('follow.feed.copy')}
        onPress={() => void copyLink(address, t('follow.feed.copied'), t('city.share.failed'))}
      >
        <Icon of={Copy} />
      </IconButton>
    </div>
  )
}
