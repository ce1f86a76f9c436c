import { type Found, type FoundKind, search } from '@gorozhanin/domain/map/api'
import { useQuery } from '@tanstack/react-query'
import { Building2, MapPin, MessageSquareText, Route } from 'lucide-react'
import { useDeferredValue } from 'react'
import { call } from '../api/call.ts'
import { useProblemWords } from '../api/problem-words.ts'
import { Icon } from '../ui/icon.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx'
import { useLanguage, useWords } from '../words/words.tsx'
import style from './found-list.module.css'
import type { useFoundKeys } from './use-found-keys.ts'
import { useSettled } from './use-settled.ts'

const icons = { address: Building2, street: Route, place: MapPin, report: MessageSquareText } as const

/** What the city knows by the words that were typed. `kinds` leaves out what cannot be used here. */
export function FoundList({
  typed,
  kinds,
  keys,
  onPick,
}: {
  typed: string
  kinds?: readonly FoundKind[]
  keys: ReturnType<typeof useFoundKeys>['list']
  onPick: (found: Found) => void
}) {
  const t = useWords()
  const problemWords = useProblemWords()
  const { language } = useLanguage()
  const q = useSettled(typed.trim())
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['search', q, language, kinds],
    queryFn: ({ signal }) =>
      call(search, { query: { q, language, limit: 12, ...(kinds && { kinds: kinds.join() }) }, signal }),
    placeholderData: (known) => known,
  })
  const found = useDeferredValue(data?.found)

  if (error) return <ErrorState text={problemWords(error)} onRetry={() => void refetch()} />
  if (!found) return <Waiting />
  if (found.length === 0) return <EmptyState title={t('ui.nothing_found')}>{t('search.empty')}</EmptyState>
  return (
    <ul
      ref={keys.listRef}
      onKeyDown={keys.onListKey}
      className={style.list}
      aria-label={t('search.results')}
      aria-busy={isPlaceholderData || q !== typed.trim() || found !== data?.found}
    >
      {found.map((one) => (
        <li key={`${one.kind}/${one.id}`}>
          <button type="button" className={style.row} onClick={() => onPick(one)}>
            <span className={style.icon}>
              <Icon of={icons[one.kind]} />
            </span>
            <span className={style.label}>
              {one.label}
              <span className={style.kind}>{t(`search.kind.${one.kind}`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Waiting() {
  return (
    <div className={style.list} aria-busy>
      {['60%', '75%', '50%'].map((width) => (
        <div key={width} className={style.row}>
          <Skeleton width="20px" height="20px" />
          <Skeleton width={width} height="18px" />
        </div>
      ))}
    </div>
  )
}
