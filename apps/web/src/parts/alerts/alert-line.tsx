import { type Alert, readAlert } from '@gorozhanin/domain/alerts/api'
import { headOf, lateOf } from '@gorozhanin/domain/alerts/letter-words'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
 * One alert as a link to its card: which report, what about it, where. To open it is to have read it. The card of a
 * report that went to others is closed: a press says only that this was read.
 */
export function AlertLine({ alert, onOpen }: { alert: Alert; onOpen: () => void }) {
  const client = useQueryClient()
  const { id, number, gone } = alert
  const unread = alert.readAt === null
  const className = classes(style.alert, unread && style.unread)
  const read = async () => {
    if (!unread) return
    // What could not be marked stays unread: the card is open all the same.
    await call(readAlert, { params: { id } }).catch(() => {})
    await client.invalidateQueries({ queryKey: alertsKey })
  }
  return (
    <li>
      {gone ? (
        <button type="button" className={className} onClick={() => void read()}>
          <Told alert={alert} />
        </button>
      ) : (
        <Link
          to="/console/$number"
          params={{ number }}
          className={className}
          onClick={() => {
            onOpen()
            void read()
          }}
        >
          <Told alert={alert} />
        </Link>
      )}
    </li>
  )
}

function Told({ alert }: { alert: Alert }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, createdAt, insteadOf, readAt } = alert
  return (
    <>
      <span className={style.title}>
        {readAt === null && <VisuallyHidden>{t('alerts.unread')}: </VisuallyHidden>}
        {t('report.number', { number })} · {name(category.name)}
      </span>
      <What alert={alert} />
      <span className={style.line}>
        <span className={style.quiet}>
          {[
            address,
            insteadOf.length > 0 && t('alerts.instead_of', { names: insteadOf.map(name).join(', ') }),
          ]
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
function What({ alert }: { alert: Alert }) {
  const t = useWords()
  const name = useNames()
  const { language } = useLanguage()
  const formats = useFormats()
  const now = useNow()
  const { late, dueAt, settled, gone } = alert
  const ago = late && lateOf(late, language)
  const due = !late && !settled && dueAt && t('alerts.due', { until: formats.until(dueAt, now) })
  const where =
    gone && (gone.to ? t('alerts.gone', { agency: name(gone.to.name) }) : t('alerts.gone.nowhere'))
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
