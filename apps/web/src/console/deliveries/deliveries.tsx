import type { Delivery } from '@gorozhanin/domain/dispatch/api'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { StaffGate } from '../../parts/staff-gate.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { ConsoleHeader } from '../console-header.tsx'
import style from './deliveries.module.css'
import { DeliveryTable } from './delivery-table.tsx'
import { LetterTable } from './letter-table.tsx'
import { QueueTable } from './queue-table.tsx'

const states = ['dead', 'open', 'done'] as const satisfies readonly Delivery['state'][]

function DeliveriesPage() {
  return (
    <StaffGate page="/console/deliveries">
      <Deliveries />
    </StaffGate>
  )
}

/** What was handed over to agencies, which letters failed, and whose queue is held back. */
function Deliveries() {
  const t = useWords()
  useTitle(t('staff.deliveries'))
  const [state, setState] = useState<Delivery['state']>('dead')
  return (
    <>
      <ConsoleHeader />
      <main id="main" className={style.page}>
        <section className={style.section}>
          <h1>{t('deliveries.title')}</h1>
          <p className={style.lead}>{t('deliveries.lead')}</p>
          <SegmentedControl
            label={t('deliveries.state')}
            value={state}
            onChange={setState}
            options={states.map((id) => ({ id, label: t(`deliveries.${id}`) }))}
          />
          <DeliveryTable state={state} />
        </section>
        <section className={style.section}>
          <h2>{t('letters.title')}</h2>
          <p className={style.lead}>{t('letters.lead')}</p>
          <LetterTable />
        </section>
        <section className={style.section}>
          <h2>{t('queues.title')}</h2>
          <p className={style.lead}>{t('queues.lead')}</p>
          <QueueTable />
        </section>
      </main>
    </>
  )
}

export const deliveries = createLazyRoute('/console/console/deliveries')({ component: DeliveriesPage })
