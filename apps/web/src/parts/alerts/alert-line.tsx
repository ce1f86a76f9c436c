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

/** One alert as a link to its card: which report, what about it, where. To open it is to have read it. */
export function AlertLine({ alert, onOpen }: { alert: Alert; onOpen: () => void }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const client = useQueryClient()
  const { id, number, category, address, createdAt, insteadOf } = alert
  const unread = alert.readAt === null
  const read = async () => {
    onOpen()
    if (!unread) return
    // What could not be marked stays unread: the card is open all the same.
    await call(readAlert, { params: { id } }).catch(() => {})
    await client.invalidateQueries({ queryKey: alertsKey })
  }
  return (
    <li>
      <Link
        to="/console/$number"
        params={{ number }}
        className={classes(style.alert, unread && style.unread)}
        onClick={() => void read()}
      >
        <span className={style.title}>
          {unread && <VisuallyHidden>{t('alerts.unread')}: </VisuallyHidden>}№&nbsp;{number} ·{' '}
          {name(category.name)}
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
      </Link>
    </li>
  )
}

/** «Срок ответа истёк 2 рабочих часа назад», «Срок приёма подходит к концу · срок сегодня до 18:00». */
function What({ alert }: { alert: Alert }) {
  const t = useWords()
  const { language } = useLanguage()
  const formats = useFormats()
  const now = useNow()
  const { late, dueAt, settled } = alert
  const ago = late && lateOf(late, language)
  const due = !late && !settled && dueAt && t('alerts.due', { until: formats.until(dueAt, now) })
  const words = [`${headOf(alert, language)}${ago ? ` ${ago}` : ''}`, due, settled && t('alerts.settled')]
  return (
    <span className={classes(style.what, late !== null && style.late)}>
      {words.filter(Boolean).join(' · ')}
    </span>
  )
}
