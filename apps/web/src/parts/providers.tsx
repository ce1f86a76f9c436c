import { type Audience, listProviders } from '@gorozhanin/domain/people/provider-api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import style from './providers.module.css'

const providersQuery = queryOptions({
  queryKey: ['sign-in', 'providers'],
  queryFn: ({ signal }) => call(listProviders, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

type ProvidersProps = {
  readonly as: Audience
  /** The page that the person wanted. */
  readonly back: string
  /** The last try went wrong. */
  readonly failed: boolean
}

/** Ways to sign in through somebody else; nothing where the city has none. They leave the site, so they are plain links. */
export function Providers({ as, back, failed }: ProvidersProps) {
  const t = useWords()
  const name = useNames()
  const { data } = useQuery(providersQuery)
  const offered = data?.providers.filter(({ audiences }) => audiences.includes(as)) ?? []
  if (offered.length === 0) return null
  return (
    <div className={style.providers}>
      <div role="alert">{failed && <p className={style.fault}>{t('problem.signin.refused')}</p>}</div>
      {offered.map((provider) => (
        <a
          key={provider.code}
          className={style.provider}
          href={`/api/sign-in/${provider.code}?${new URLSearchParams({ as, back })}`}
        >
          {t('sign_in.through', { name: name(provider.name) })}
        </a>
      ))}
    </div>
  )
}
