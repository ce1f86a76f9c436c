import { createLazyRoute } from '@tanstack/react-router'
import { StaffGate } from '../../parts/staff-gate.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { ConsoleHeader } from '../console-header.tsx'
import style from './account.module.css'
import { ChangePassword } from './change-password.tsx'
import { History } from './history.tsx'
import { RenewCodes } from './renew-codes.tsx'
import { Sessions } from './sessions.tsx'

/** What I set of my own way in, and what happened at it. */
function Account() {
  const t = useWords()
  useTitle(t('account.title'))
  return (
    <StaffGate page="/console/account">
      <ConsoleHeader />
      <main id="main" className={style.page}>
        <h1>{t('account.title')}</h1>
        <Sessions />
        <div className={style.pair}>
          <ChangePassword />
          <RenewCodes />
        </div>
        <History />
      </main>
    </StaffGate>
  )
}

export const accountScreen = createLazyRoute('/console/console/account')({ component: Account })
