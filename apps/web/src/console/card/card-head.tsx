import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { MapPin, Siren, X } from 'lucide-react'
import { StatusMark } from '../../parts/status-mark.tsx'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import style from './report-card.module.css'
import { ReportLink } from './report-link.tsx'

/** Number, status, what and where, and what is unusual about it. Stays while the rest scrolls. */
export function CardHead({ card, onMap }: { card: ConsoleCard; onMap: () => void }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { open } = useDesk()
  const late = card.next !== null && card.next.pausedAt === null && Date.parse(card.next.dueAt) < now
  return (
    <header className={style.head}>
      <div className={style.line}>
        <span className={style.number}>{t('report.number', { number: card.number })}</span>
        <StatusMark status={card.status} overdue={late} />
        <div className={style.close}>
          {card.place && (
            <span className={style.toMap}>
              <IconButton label={t('card.on_map')} onPress={onMap}>
                <Icon of={MapPin} />
              </IconButton>
            </span>
          )}
          <IconButton label={t('card.close')} onPress={() => open(null)}>
            <Icon of={X} />
          </IconButton>
        </div>
      </div>
      <h2 id="card-title" className={style.title}>
        {name(card.category.name)}
      </h2>
      <p className={style.where}>
        <span>{card.address ?? t('console.no_place')}</span>
        <span>{name(card.agency.name)}</span>
        <time dateTime={card.registeredAt}>{formats.moment(card.registeredAt, now)}</time>
      </p>
      {card.parent && (
        <p className={style.parent}>
          {t('card.merged_into')} <ReportLink number={card.parent} />
        </p>
      )}
      <div className={style.badges}>
        {card.emergency && (
          <Badge tone="overdue">
            <Icon of={Siren} size={16} />
            {t('console.mark.emergency')}
          </Badge>
        )}
        {card.hidden && <Badge tone="warning">{t('card.hidden')}</Badge>}
        {!card.published && card.status !== 'rejected' && <Badge>{t('console.mark.unpublished')}</Badge>}
        {card.redirects > 0 && <Badge>{t('console.mark.redirects', { count: card.redirects })}</Badge>}
        {card.supporters > 0 && <Badge>{t('console.mark.supporters', { count: card.supporters })}</Badge>}
      </div>
    </header>
  )
}
