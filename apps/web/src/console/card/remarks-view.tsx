import { mayUse } from '@gorozhanin/domain/people/rights'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { decideRemark } from '@gorozhanin/domain/reports/remark-api'
import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { MaskableText } from './masks/maskable-text.tsx'
import { CardPhotos } from './paint/card-photos.tsx'
import { RejectRemark } from './reject-remark.tsx'
import style from './remarks-view.module.css'
import { ReportLink } from './report-link.tsx'
import { useDecision } from './use-decision.ts'

type RemarkProps = { readonly card: ConsoleCard; readonly remark: ConsoleCard['remarks'][number] }

/** What neighbours have added: what waits for the moderator first, then what everyone sees. */
export function RemarksView({ card }: { card: ConsoleCard }) {
  const t = useWords()
  const { remarks } = card
  const waiting = remarks.filter(({ state }) => state === 'waiting')
  const published = remarks.filter(({ state }) => state === 'published')
  return (
    <>
      {waiting.length > 0 && (
        <section className={style.waiting} aria-label={t('remarks.waiting')}>
          <h3>
            <Icon of={MessageSquarePlus} size={16} />
            {t('remarks.waiting')}
          </h3>
          {waiting.map((remark) => (
            <OneRemark key={remark.id} card={card} remark={remark} />
          ))}
        </section>
      )}
      {published.length > 0 && (
        <section className={style.published} aria-label={t('remarks.published')}>
          <h3>{t('remarks.published')}</h3>
          {published.map((remark) => (
            <OneRemark key={remark.id} card={card} remark={remark} />
          ))}
        </section>
      )}
    </>
  )
}

function Words({ card, remark }: RemarkProps) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { number, version } = card
  const { id, at, report, text, masks, photos } = remark
  return (
    <div className={style.remark}>
      <p className={style.when}>
        <time dateTime={at}>{formats.moment(at, now)}</time>
        {report !== number && <ReportLink number={report} />}
      </p>
      {text && (
        <MaskableText of={{ number, version, remark: id }} text={text} masks={masks} className={style.text} />
      )}
      {photos.length > 0 && <CardPhotos number={number} photos={photos} about={t('remarks.photo')} />}
    </div>
  )
}

function OneRemark({ card, remark }: RemarkProps) {
  const t = useWords()
  const { roles } = useStaff()
  const [rejecting, setRejecting] = useState(false)
  const { mutate, isPending } = useDecision(card.number, remark.id)
  const waits = remark.state === 'waiting'
  return (
    <div className={style.decided}>
      <Words card={card} remark={remark} />
      {mayUse(roles, decideRemark.access) && (
        <div className={style.choices}>
          {waits && (
            <Button isPending={isPending} onPress={() => mutate({ decision: 'publish' })}>
              {t('remarks.publish')}
            </Button>
          )}
          <Button kind={waits ? 'quiet' : 'plain'} onPress={() => setRejecting(true)}>
            {t('remarks.reject')}
          </Button>
        </div>
      )}
      <RejectRemark
        open={rejecting}
        pending={isPending}
        onClose={() => setRejecting(false)}
        onReject={(why) => mutate({ decision: 'reject', ...why }, { onSuccess: () => setRejecting(false) })}
      />
    </div>
  )
}
