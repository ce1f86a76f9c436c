import { listReportConsents, withdrawReportConsent } from '@gorozhanin/domain/accounts/api'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/call.ts'
import { useWords } from '../../../words/words.tsx'
import { ConsentList } from '../../consents/consent-list.tsx'
import style from './own.module.css'

/** What the author agreed to with this report, and the way out of it. Nothing where there is nothing to withdraw. */
export function OwnConsents({ number }: { number: string }) {
  const t = useWords()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['report', number, 'consents'],
    queryFn: ({ signal }) => call(listReportConsents, { params: { number }, signal }),
    // The number stands above: it need not be said at each.
    select: ({ consents }) => consents.map((consent) => ({ ...consent, report: null })),
  })
  if (!data || data.length === 0) return null
  return (
    <section className={style.consents} aria-label={t('account.consents')}>
      <h2>{t('account.consents')}</h2>
      <ConsentList
        consents={data}
        ends={{ contact: 'contact_here', publication: 'publication' }}
        withdraw={async ({ id }) => {
          await call(withdrawReportConsent, { params: { number, id } })
          await client.invalidateQueries({ queryKey: ['report', number] })
        }}
      />
    </section>
  )
}
