import { type AuditEntry, listAudit } from '@gorozhanin/domain/audit/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { useSettled } from '../../parts/use-settled.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx'
import { WideTable } from '../../ui/table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './audit.module.css'
import type { AuditSearch } from './search.ts'
import { useDetailWords, useObjectWords } from './use-entry-words.ts'

/** Entries under the filter, the latest first, a page at a time. */
export function AuditTable({ search }: { search: AuditSearch }) {
  const t = useWords()
  const problem = useProblemWords()
  const asked = useSettled(JSON.stringify(search))
  const found = useInfiniteQuery({
    queryKey: ['console', 'audit', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, {
        query: { ...(JSON.parse(asked) as AuditSearch), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  if (found.isError) return <ErrorState text={problem(found.error)} onRetry={() => void found.refetch()} />
  if (!found.data) return <Skeleton height="320px" />
  const entries = found.data.pages.flatMap((page) => page.entries)
  if (entries.length === 0) {
    return (
      <EmptyState icon={ScrollText} title={t('audit.empty')}>
        {t('audit.empty.text')}
      </EmptyState>
    )
  }
  return (
    <div className={style.found}>
      <WideTable label={t('audit.title')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.of')}</th>
            <th scope="col">{t('audit.detail')}</th>
            <th scope="col">{t('audit.address')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </tbody>
      </WideTable>
      {found.hasNextPage && (
        <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </div>
  )
}

function Line({ entry: { at, actor, action, object, detail, address } }: { entry: AuditEntry }) {
  const name = useNames()
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const objectWords = useObjectWords()
  const detailWords = useDetailWords()
  return (
    <tr>
      <td className={style.when}>
        <time dateTime={at}>{formats.moment(at, now)}</time>
      </td>
      <td>
        {actor.name ? name(actor.name) : t(`audit.kind.${actor.kind}`)}
        {actor.login && <span className={style.login}>{actor.login}</span>}
      </td>
      <td>{t(`audit.did.${action}`)}</td>
      <td>
        {object.kind === 'report' ? (
          <Link to="/console/$number" params={{ number: object.id }}>
            {objectWords(object)}
          </Link>
        ) : (
          objectWords(object)
        )}
      </td>
      <td className={style.detail}>
        {detail
          .filter(({ value }) => value !== '')
          .map(detailWords)
          .join('; ')}
      </td>
      <td className={style.address}>{address ?? '—'}</td>
    </tr>
  )
}
