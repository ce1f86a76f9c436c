import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { MessageSquarePlus, PencilLine, Undo2 } from 'lucide-react'
import { Suspense, useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Skeleton } from '../../../ui/states.tsx'
import { useWords } from '../../../words/words.tsx'
import { AmendForm } from './amend-form.tsx'
import style from './own.module.css'
import { OwnForm } from './own-form.tsx'
import { may } from './own-move.ts'
import { useOwnForm } from './use-own-form.ts'

/** What the author may do unasked, quietly: put the report right, add to it, withdraw it. */
export function OwnMore({ report, onDone }: { report: ReportCard; onDone: () => void }) {
  const t = useWords()
  const section = useRef<HTMLElement>(null)
  const own = useOwnForm(report, (move) => {
    if (move === 'note') section.current?.focus()
    else onDone()
  })
  const mayAmend = may(report, 'amend')
  const mayNote = may(report, 'note')
  const mayWithdraw = may(report, 'withdraw')
  if (!mayAmend && !mayNote && !mayWithdraw && !own.opened) return null
  return (
    <section ref={section} tabIndex={-1} className={style.more} aria-label={t('city.own.more')}>
      {own.opened ? (
        <div className={style.block}>
          {own.opened.move === 'amend' ? (
            <Suspense fallback={<Skeleton height="240px" />}>
              <AmendForm own={own} />
            </Suspense>
          ) : (
            <OwnForm key={own.opened.move} move={own.opened.move} own={own} />
          )}
        </div>
      ) : (
        <>
          {mayAmend && (
            <Button onPress={() => own.begin('amend')}>
              <Icon of={PencilLine} />
              {t('city.own.amend')}
            </Button>
          )}
          {mayNote && (
            <Button onPress={() => own.begin('note')}>
              <Icon of={MessageSquarePlus} />
              {t('city.own.note')}
            </Button>
          )}
          {mayWithdraw && (
            <Button kind="plain" onPress={() => own.begin('withdraw')}>
              <Icon of={Undo2} />
              {t('city.own.withdraw')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
