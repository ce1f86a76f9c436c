import type { ConsoleCard, EarlierReport, OpenReport } from '@gorozhanin/domain/reports/api'
import type { ReactNode } from 'react'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './related.module.css'
import { ReportLink } from './report-link.tsx'
import { useRepeat } from './use-repeat.ts'

type RelatedProps = {
  readonly card: ConsoleCard
  /** Opens the form of a merge with that report. */
  readonly onMerge: (parent: string) => void
}

/** Reports of the same trouble: open ones to join, answered ones that this may repeat, and its own repeats. */
export function Related({ card, onMerge }: RelatedProps) {
  const t = useWords()
  const { repeats, duplicates, repeatedBy } = card.related
  if (repeats.length + duplicates.length + repeatedBy.length === 0) return null
  return (
    <section className={style.related} aria-label={t('related.title')}>
      <h3>{t('related.title')}</h3>
      {duplicates.map((other) => (
        <Duplicate
          key={other.number}
          other={other}
          why={card.moves.find(({ name }) => name === 'merge')?.why ?? null}
          onMerge={onMerge}
        />
      ))}
      {repeats.map((other) => (
        <Repeat key={other.number} card={card} other={other} />
      ))}
      {repeatedBy.length > 0 && (
        <p className={style.later}>
          {t('related.repeated_by')}{' '}
          {repeatedBy.map((number) => (
            <ReportLink key={number} number={number} />
          ))}
        </p>
      )}
    </section>
  )
}

function Duplicate({
  other,
  why,
  onMerge,
}: {
  other: OpenReport
  why: string | null
  onMerge: (parent: string) => void
}) {
  const t = useWords()
  return (
    <Other other={other} title={t('related.duplicate')}>
      {why === null && <Button onPress={() => onMerge(other.number)}>{t('related.merge')}</Button>}
    </Other>
  )
}

function Repeat({ card, other }: { card: ConsoleCard; other: EarlierReport }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const repeat = useRepeat(card.number)
  const { number, state, answeredAt, answer } = other
  const press = (decision: 'confirmed' | 'dismissed' | 'open') => repeat.mutate({ earlier: number, decision })
  return (
    <Other other={other} title={t(`related.repeat.${state}`)} state={state}>
      {answeredAt && (
        <blockquote className={style.answer}>
          <span>{t('related.answered', { day: formats.shortDay(answeredAt, now) })}</span> {answer}
        </blockquote>
      )}
      {repeat.decides && (state === 'proposed' || state === 'declared') && (
        <div className={style.actions}>
          <Button isPending={repeat.isPending} onPress={() => press('confirmed')}>
            {t('related.confirm')}
          </Button>
          <Button kind="plain" onPress={() => press('dismissed')}>
            {t('related.dismiss')}
          </Button>
        </div>
      )}
      {repeat.decides && (state === 'confirmed' || state === 'dismissed') && (
        <Button kind="plain" isPending={repeat.isPending} onPress={() => press('open')}>
          {t('related.undo')}
        </Button>
      )}
    </Other>
  )
}

function Other({
  other,
  title,
  state,
  children,
}: {
  other: OpenReport | EarlierReport
  title: string
  state?: string
  children: ReactNode
}) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, meters, registeredAt, photos, excerpt, status } = other
  const facts = [
    name(category.name),
    address,
    meters !== null && (meters === 0 ? t('related.same_place') : t('related.meters', { meters })),
    t('related.filed', { day: formats.shortDay(registeredAt, now) }),
    t(`status.${status}`),
  ]
  return (
    <article className={style.other} data-state={state}>
      <h4>
        {title} <ReportLink number={number} />
      </h4>
      <p className={style.facts}>{facts.filter(Boolean).join(' · ')}</p>
      <p className={style.excerpt}>{excerpt}</p>
      <PhotoStrip photos={photos} about={t('related.photo', { number })} small />
      {children}
    </article>
  )
}
