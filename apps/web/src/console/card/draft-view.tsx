import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './answer-review.module.css'

type Draft = NonNullable<ConsoleCard['draft']>

/** What the performer would answer, before the agency has. */
export function DraftView({ draft, about }: { draft: Draft; about: string }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  return (
    <section className={style.answer} data-kind="draft" aria-label={t('draft.title')}>
      <div className={style.head}>
        <h3>{t('draft.title')}</h3>
        <span className={style.quiet}>
          {name(draft.person)}, {formats.moment(draft.writtenAt, now)}
        </span>
      </div>
      <p className={style.text}>{draft.text}</p>
      <PhotoStrip photos={draft.photos} about={`${about}, ${t('answer.after')}`} small />
    </section>
  )
}
