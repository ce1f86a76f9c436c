import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { useSettled } from '../search/use-settled.ts'
import type { Draft } from './draft.ts'
import style from './filing.module.css'
import { promiseQuery } from './promise.ts'

/** «Ответит УК «Уют» до 3 декабря, четверг»: said before anything is sent. */
export function PromiseLine({ draft }: { draft: Draft }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { category, place, withoutPlace, details } = draft
  const promise = useQuery(promiseQuery(useSettled({ category, place, withoutPlace, details })))
  if (promise.isError) return null
  return (
    <p className={style.promise} aria-live="polite">
      {promise.data ? (
        t('city.promise', {
          agency: name(promise.data.agency.name),
          until: formats.until(promise.data.dueAt, now),
        })
      ) : (
        <Skeleton width="80%" height="20px" />
      )}
    </p>
  )
}
