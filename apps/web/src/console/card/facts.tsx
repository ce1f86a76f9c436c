import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { Lock } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { Contact } from './contact.tsx'
import style from './facts.module.css'

/** Who does the work, what the author answered to the questions of the category, and how the author can be reached. */
export function Facts({ card }: { card: ConsoleCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { details, contact, appeal, performer } = card
  if (details.length === 0 && !contact && !appeal && !performer) return null
  return (
    <dl className={style.facts}>
      {performer && (
        <div>
          <dt>{t('card.performer')}</dt>
          <dd>{name(performer.name)}</dd>
        </div>
      )}
      {appeal && (
        <div>
          <dt>{t('card.appeal')}</dt>
          <dd>
            {t('card.appeal.number', {
              number: appeal.number,
              day: formats.shortDay(appeal.receivedOn, now),
            })}
            {appeal.extended && `, ${t('card.appeal.extended')}`}
          </dd>
        </div>
      )}
      {details.map(({ code, label, value, private: hidden }) => (
        <div key={code}>
          <dt>
            {name(label)}
            {hidden && <Private />}
          </dt>
          <dd>{typeof value === 'string' ? value : name(value)}</dd>
        </div>
      ))}
      {contact && (
        <div>
          <dt>
            {t('card.contact')}
            <Private />
          </dt>
          <dd>
            <Contact key={card.number} number={card.number} contact={contact} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Private() {
  const t = useWords()
  return (
    <span className={style.private} title={t('card.private')}>
      <Icon of={Lock} size={16} />
      <VisuallyHidden>{t('card.private')}</VisuallyHidden>
    </span>
  )
}
