import { mayUse } from '@gorozhanin/domain/people/rights'
import { listNormEvents, setNormEvent } from '@gorozhanin/domain/reports/norm-api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { StaffGate, useStaff } from '../../parts/staff-gate.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { ConsoleHeader } from '../console-header.tsx'
import { NormForm } from './norm-form.tsx'
import { NormTable } from './norm-table.tsx'
import style from './norms.module.css'

const normsQuery = queryOptions({
  queryKey: ['console', 'norm-events'],
  queryFn: ({ signal }) => call(listNormEvents, { signal }),
})

function NormsPage() {
  return (
    <StaffGate page="/console/norms">
      <Norms />
    </StaffGate>
  )
}

/** What norms count from now, and the form that says it: «снегопад закончился». */
function Norms() {
  const t = useWords()
  const problem = useProblemWords()
  const { roles } = useStaff()
  const norms = useQuery(normsQuery)
  useTitle(t('staff.norms'))
  const maySet = mayUse(roles, setNormEvent.access)
  const why = maySet ? null : t('norms.why.role')
  return (
    <>
      <ConsoleHeader />
      <main id="main" className={style.page}>
        <section className={style.section}>
          <h1>{t('norms.title')}</h1>
          <p className={style.lead}>{t('norms.lead')}</p>
        </section>
        {norms.isError && !norms.data && (
          <ErrorState text={problem(norms.error)} onRetry={() => void norms.refetch()} />
        )}
        {norms.isPending && <Skeleton height="160px" />}
        {norms.data && (
          <>
            <section className={style.section} aria-labelledby="norms-current">
              <h2 id="norms-current">{t('norms.current')}</h2>
              <NormTable events={norms.data.events} why={why} />
            </section>
            <section className={style.section} aria-labelledby="norms-form">
              <h2 id="norms-form">{t('norms.form')}</h2>
              <NormForm categories={norms.data.categories} areas={norms.data.areas} why={why} />
            </section>
          </>
        )}
      </main>
    </>
  )
}

export const norms = createLazyRoute('/console/console/norms')({ component: NormsPage })
