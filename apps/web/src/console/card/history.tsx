import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { Clock3 } from 'lucide-react'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Timeline, TimelineItem } from '../../parts/timeline.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { Changes } from './changes.tsx'
import style from './history.module.css'
import { MaskableText } from './masks/maskable-text.tsx'
import { CardPhotos } from './paint/card-photos.tsx'
import { ReportLink } from './report-link.tsx'
import { useEntryWords } from './use-entry-words.ts'

type Entry = ConsoleCard['history'][number]

/** Everything that happened, the newest first, with who did it. */
export function History({ card, about }: { card: ConsoleCard; about: string }) {
  const t = useWords()
  return (
    <section className={style.history}>
      <h3>{t('card.history')}</h3>
      <Timeline label={t('card.history')}>
        {card.history.toReversed().map((entry) => (
          <HistoryItem
            key={`${entry.at}-${entry.name}-${entry.clock}`}
            card={card}
            entry={entry}
            about={about}
          />
        ))}
      </Timeline>
    </section>
  )
}

const byClock: readonly string[] = ['warned', 'last_hour', 'breached']

function HistoryItem({ card, entry, about }: { card: ConsoleCard; entry: Entry; about: string }) {
  const t = useWords()
  const name = useNames()
  const { title, who, note } = useEntryWords(entry)
  const mark = byClock.includes(entry.name) ? (
    <Icon of={Clock3} size={16} />
  ) : (
    <StatusShape group={statusGroup(entry.status)} small />
  )
  return (
    <TimelineItem mark={mark} title={title} at={entry.at}>
      <span className={style.who}>
        {who}
        {entry.internal && <Badge>{t('card.internal')}</Badge>}
      </span>
      {note && <p className={style.note}>{note}</p>}
      {entry.parent && (
        <p>
          <ReportLink number={entry.parent} />
        </p>
      )}
      {entry.proposed && (
        <p className={style.note}>{t('event.proposed', { agency: name(entry.proposed.name) })}</p>
      )}
      {entry.changes ? (
        <Changes changes={entry.changes} />
      ) : (
        entry.text && <Said card={card} entry={entry} text={entry.text} />
      )}
      <CardPhotos number={card.number} photos={entry.photos} about={`${about}, ${t('answer.after')}`} />
    </TimelineItem>
  )
}

/** Words that only staff read are nobody's to hide. */
function Said({ card, entry, text }: { card: ConsoleCard; entry: Entry; text: string }) {
  const { words, masks, internal } = entry
  if (words === null || (internal && entry.name !== 'answer')) return <p className={style.text}>{text}</p>
  return (
    <MaskableText
      of={{ number: card.number, version: card.version, words }}
      text={text}
      masks={masks}
      className={style.text}
    />
  )
}
