import { withdrawConsent } from '@gorozhanin/domain/accounts/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { setAccount } from '../../api/account.ts'
import { call } from '../../api/call.ts'
import { Skeleton } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { ConsentList } from '../consents/consent-list.tsx'
import style from './account.module.css'
import { consentsQuery } from './queries.ts'

/** What the person agreed to, the text of each, and the way out of it. */
export function Consents() {
  const t = useWords()
  const client = useQueryClient()
  const { data } = useQuery(consentsQuery)
  return (
    <section className={style.section}>
      <h2>{t('account.consents')}</h2>
      {!data && <Skeleton height="56px" />}
      {data?.consents.length === 0 && <p className={style.muted}>{t('account.consents.empty')}</p>}
      {data && data.consents.length > 0 && (
        <ConsentList
          consents={data.consents}
          ends={{ contact: 'contact', publication: 'publication' }}
          withdraw={async ({ id, purpose }) => {
            await call(withdrawConsent, { params: { id } })
            if (purpose === 'contact') setAccount(null)
            else await client.invalidateQueries({ queryKey: ['account'] })
          }}
        />
      )}
    </section>
  )
}
