import type { Reply } from '@gorozhanin/domain/endpoint'
import { showMyHistory } from '@gorozhanin/domain/people/sign-in-api'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { deviceName } from '../../parts/device-name.ts'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './account.module.css'

/** Who came in by my account or tried to. */
export function History() {
  const t = useWords()
  const problem = useProblemWords()
  const history = useQuery({
    queryKey: ['console', 'account', 'history'],
    queryFn: ({ signal }) => call(showMyHistory, { signal }),
  })
  return (
    <section className={style.section} aria-labelledby="account-history">
      <h2 id="account-history">{t('account.history')}</h2>
      <p className={style.lead}>{t('account.history.lead')}</p>
      {history.isPending && <Skeleton height="200px" />}
      {history.isError && <ErrorState text={problem(history.error)} onRetry={() => void history.refetch()} />}
      {history.data && (
        <div className={style.table}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{t('account.when')}</th>
                <th scope="col">{t('account.what')}</th>
                <th scope="col">{t('account.device')}</th>
              </tr>
            </thead>
            <tbody>
              {history.data.entries.map((entry) => (
                <Line key={`${entry.at}${entry.outcome}${entry.address}`} entry={entry} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  )
}

function Line({ entry }: { entry: Reply<typeof showMyHistory>['entries'][number] }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { at, outcome, way, device, address } = entry
  const byRecovery = outcome === 'signed_in' && way === 'recovery_code'
  return (
    <tr>
      <td>{formats.moment(at, now)}</td>
      <td className={outcome === 'signed_in' ? undefined : style.failed}>
        {t(byRecovery ? 'account.signed_in.recovery_code' : `account.${outcome}`)}
      </td>
      <td>
        {deviceName(device) ?? t('account.device.unknown')}
        <span className={style.address}>{address}</span>
      </td>
    </tr>
  )
}
