import type { PublicQuestion } from '@gorozhanin/domain/catalog/api'
import { Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import type { Draft } from './draft.ts'
import style from './filing.module.css'
import { usePromise } from './promise.ts'

/** «Ответит УК «Уют» до 3 декабря, четверг»: said before anything is sent. */
export function PromiseLine({ draft, questions }: { draft: Draft; questions: readonly PublicQuestion[] }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const promise = usePromise(draft, questions)
  if (promise.isError) return null
  const until = promise.data ? formats.until(promise.data.dueAt, now) : ''
  return (
    <p className={style.promise} aria-live="polite">
      {promise.data ? (
        t('city.promise', {
          agency: name(promise.data.agency.name),
          until: promise.data.dueProvisional ? t('term.provisional', { until }) : until,
        })
      ) : (
        <Skeleton width="80%" height="20px" />
      )}
    </p>
  )
}
