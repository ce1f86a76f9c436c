import { type Alert, type ProposalAlert, type ReportAlert, readAlert } from '@gorozhanin/domain/alerts/api'
import { goneOf, headOf, lateOf, proposalOf } from '@gorozhanin/domain/alerts/letter-words'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../../api/call.ts'
import { classes } from '../../ui/classes.ts'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import style from './bell.module.css'
import { alertsKey } from './queries.ts'

/**
 * One alert as a link to where it is seen to: the card of its report, the page where a proposal is decided. To open it
 * is to have read it. The card of a report that went to others is closed: a press says only that this was read.
 */
export function AlertLine({ alert, onOpen }: { alert: Alert; onOpen: () => void }) {
  const client = useQueryClient()
  const { id } = alert
  const unread = alert.readAt === null
  const className = classes(style.alert, unread && style.unread)
  const read = async () => {
    if (!unread) return
    // What could not be marked stays unread: the card is open all the same.
    await call(readAlert, { params: { id } }).catch(() => {})
    await client.invalidateQueries({ queryKey: alertsKey })
  }
  const open = () => {
    onOpen()
    void read()
  }
  if (alert.about === 'proposal')
    return (
      <li>
        <Link to="/console/staff" className={className} onClick={open}>
          <ProposalTold alert={alert} />
        </Link>
      </li>
    )
  return (
    <li>
      {alert.gone ? (
        <button type="button" className={className} onClick={() => void read()}>
          <ReportTold alert={alert} />
        </button>
      ) : (
        <Link to="/console/$number" params={{ number: alert.number }} className={className} onClick={open}>
          <ReportTold alert={alert} />
        </Link>
      )}
    </li>
  )
}

/** «Изменение доступа: Ольга Новикова», what became of it, by whom. */
function ProposalTold({ alert }: { alert: ProposalAlert }) {
  const t = useWords()
  const name = useNames()
  const { language } = useLanguage()
  const formats = useFormats()
  const now = useNow()
  const { reason, kind, person, proposedBy, decidedBy, dueAt, settled } = alert
  const waits = reason === 'proposed' && !settled
  const what = [
    headOf({ reason, clock: null, late: null }, language),
    waits && t('alerts.due', { until: formats.until(dueAt, now) }),
    reason === 'proposed' && settled && t('alerts.settled'),
  ]
  const who = reason === 'proposed' ? proposedBy : decidedBy
  return (
    <Told
      alert={alert}
      title={proposalOf(kind, name(person), language)}
      about={who && t(reason === 'proposed' ? 'alerts.proposed_by' : 'alerts.decided_by', { who: name(who) })}
    >
      <span className={style.what}>{what.filter(Boolean).join(' · ')}</span>
    </Told>
  )
}

function ReportTold({ alert }: { alert: ReportAlert }) {
  const t = useWords()
  const name = useNames()
  const { number, category, address } = alert
  return (
    <Told alert={alert} title={`${t('report.number', { number })} · ${name(category.name)}`} about={address}>
      <What alert={alert} />
    </Told>
  )
}

type ToldProps = {
  readonly alert: Alert
  readonly title: string
  readonly about: string | null
  readonly children: ReactNode
}

function Told({ alert: { createdAt, insteadOf, readAt }, title, about, children }: ToldProps) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  return (
    <>
      <span className={style.title}>
        {readAt === null && <VisuallyHidden>{t('alerts.unread')}: </VisuallyHidden>}
        {title}
      </span>
      {children}
      <span className={style.line}>
        <span className={style.quiet}>
          {[about, insteadOf.length > 0 && t('alerts.instead_of', { names: insteadOf.map(name).join(', ') })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <time className={style.at} dateTime={createdAt}>
          {formats.moment(createdAt, now)}
        </time>
      </span>
    </>
  )
}

/**
 * «Срок ответа истёк 2 рабочих часа назад», «Срок приёма подходит к концу · срок сегодня до 18:00», «Передано другой
 * службе · теперь отвечает Горсвет».
 */
function What({ alert }: { alert: ReportAlert }) {
  const t = useWords()
  const name = useNames()
  const { language } = useLanguage()
  const formats = useFormats()
  const now = useNow()
  const { late, dueAt, settled, gone } = alert
  const ago = late && lateOf(late, language)
  const due = !late && !settled && dueAt && t('alerts.due', { until: formats.until(dueAt, now) })
  const where = gone && goneOf(gone.to && name(gone.to.name), language)
  const words = [
    `${headOf(alert, language)}${ago ? ` ${ago}` : ''}`,
    due,
    where ?? (settled && t('alerts.settled')),
  ]
  return (
    <span className={classes(style.what, late !== null && style.late)}>
      {words.filter(Boolean).join(' · ')}
    </span>
  )
}
