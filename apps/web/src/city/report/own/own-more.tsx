import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { MessageSquarePlus, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWords } from '../../../words/words.tsx'
import style from './own.module.css'
import { OwnForm } from './own-form.tsx'
import { may } from './own-move.ts'
import { useOwnForm } from './use-own-form.ts'

/** What the author may do at any time, quietly: add to the report, withdraw it. */
export function OwnMore({ report, onDone }: { report: ReportCard; onDone: () => void }) {
  const t = useWords()
  const section = useRef<HTMLElement>(null)
  const own = useOwnForm(report, (move) => {
    if (move === 'note') section.current?.focus()
    else onDone()
  })
  const mayNote = may(report, 'note')
  const mayWithdraw = may(report, 'withdraw')
  if (!mayNote && !mayWithdraw && !own.opened) return null
  return (
    <section ref={section} tabIndex={-1} className={style.more} aria-label={t('city.own.more')}>
      {own.opened ? (
        <div className={style.block}>
          <OwnForm key={own.opened.move} move={own.opened.move} own={own} />
        </div>
      ) : (
        <>
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
