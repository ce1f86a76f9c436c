import type { Names } from '@gorozhanin/domain/names'
import type { ConsoleCard } from '@gorozhanin/domain/reports/api'
import { Badge } from '../../ui/badge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './answer-review.module.css'
import { CardPhotos } from './paint/card-photos.tsx'

type Answer = NonNullable<ConsoleCard['answer']>

type AnswerReviewProps = {
  readonly number: string
  readonly answer: Answer
  /** Why it explains instead of mending. */
  readonly reason: Names | null
  readonly agency: string
  readonly about: string
}

/** The answer that waits for a reviewer, with what is suspicious about it. */
export function AnswerReview({ number, answer, reason, agency, about }: AnswerReviewProps) {
  const t = useWords()
  const names = useNames()
  const formats = useFormats()
  const now = useNow()
  const isShort = answer.flags.includes('short')
  const isRepeated = answer.flags.includes('repeated')
  const unknown = unknownOf(answer)
  const taken = useTaken(answer)
  return (
    <section className={style.answer} aria-label={t('answer.title')}>
      <div className={style.head}>
        <h3>{t('answer.title')}</h3>
        <span className={style.quiet}>
          {agency}, {formats.moment(answer.submittedAt, now)}
        </span>
      </div>
      <p className={style.outcome}>
        {t(`outcome.${answer.outcome}`)}
        {reason && `: ${lowerFirst(names(reason))}`}
      </p>
      <p className={style.text}>{answer.text}</p>
      {answer.photos.length > 0 ? (
        <CardPhotos number={number} photos={answer.photos} about={`${about}, ${t('answer.after')}`} />
      ) : (
        <p className={style.quiet}>{t('answer.no_photo')}</p>
      )}
      {taken && <p className={style.quiet}>{taken}</p>}
      {unknown.length > 0 && (
        <p className={style.flags}>
          {unknown.map((what) => (
            <Badge key={what} tone="warning">
              {t(`answer.${what}_unknown`)}
            </Badge>
          ))}
        </p>
      )}
      {(isShort || isRepeated) && (
        <p className={style.flags}>
          {isShort && <Badge tone="warning">{t('answer.short')}</Badge>}
          {isRepeated && <Badge tone="warning">{t('answer.repeated')}</Badge>}
          <span>{t('answer.formal')}</span>
        </p>
      )}
    </section>
  )
}

/** What the photos do not tell, of what they prove: the time, and the place where nothing was found wrong. */
function unknownOf({ outcome, photos }: Answer): readonly ('time' | 'place')[] {
  if (outcome === 'explained') return []
  const noTime = photos.some(({ takenAt }) => takenAt === null)
  const noPlace = outcome === 'not_confirmed' && photos.some(({ takenMeters }) => takenMeters === null)
  return [...(noTime ? (['time'] as const) : []), ...(noPlace ? (['place'] as const) : [])]
}

/** When the oldest photo was taken and how far away the farthest, as far as the cameras told. */
function useTaken({ photos }: Answer): string | null {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const [first] = photos.flatMap(({ takenAt }) => takenAt ?? []).toSorted()
  const meters = Math.max(-1, ...photos.flatMap(({ takenMeters }) => takenMeters ?? []))
  if (!first && meters < 0) return null
  return t('answer.taken', {
    at: first ? formats.moment(first, now) : 'none',
    meters: meters < 0 ? 'none' : String(meters),
  })
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
