import { mayUse } from '@gorozhanin/domain/people/rights'
import { type Flooding, listFloods } from '@gorozhanin/domain/reports/flood-api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/words.tsx'
import { FloodDialog } from './flood-dialog.tsx'
import style from './floods.module.css'

const refreshMs = 30_000

const floodsQuery = queryOptions({
  queryKey: ['console', 'floods'],
  queryFn: ({ signal }) => call(listFloods, { signal }),
  refetchInterval: refreshMs,
})

/** One line for each author who has sent more than anyone sends; its reports are handled together. */
export function Floods() {
  const { roles } = useStaff()
  const floods = useQuery({ ...floodsQuery, enabled: mayUse(roles, listFloods.access) })
  return floods.data?.floods.map(({ reports }) => <Flood key={reports[0]?.number} reports={reports} />)
}

function Flood({ reports }: { reports: readonly Flooding[] }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <section className={style.line} aria-label={t('flood.title')}>
      <p>{t('flood.line', { count: reports.length })}</p>
      <Button onPress={() => setOpen(true)}>{t('flood.open')}</Button>
      {open && <FloodDialog reports={reports} onClose={() => setOpen(false)} />}
    </section>
  )
}
