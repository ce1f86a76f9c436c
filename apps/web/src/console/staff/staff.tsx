import { useQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useProblemWords } from '../../api/problem-words.ts'
import { StaffGate } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords } from '../../words/words.tsx'
import { ConsoleHeader } from '../console-header.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { PeopleTable } from './people-table.tsx'
import { Proposals } from './proposals.tsx'
import { staffQuery } from './queries.ts'
import style from './staff.module.css'

function StaffScreen() {
  return (
    <StaffGate page="/console/staff">
      <Staff />
    </StaffGate>
  )
}

/** Who works here, who is invited, and what waits for a second administrator. */
function Staff() {
  const t = useWords()
  const problem = useProblemWords()
  const staff = useQuery(staffQuery)
  const [inviting, setInviting] = useState(false)
  useTitle(t('people.title'))
  return (
    <>
      <ConsoleHeader />
      <main id="main" className={style.page}>
        <header className={style.top}>
          <div>
            <h1>{t('people.title')}</h1>
            <p className={style.lead}>{t(staff.data?.agency ? 'people.lead.agency' : 'people.lead')}</p>
          </div>
          {staff.data && (
            <Button
              kind="primary"
              reason={staff.data.manages ? null : t('people.why.role')}
              onPress={() => setInviting(true)}
            >
              <Icon of={UserPlus} size={16} /> {t('people.invite')}
            </Button>
          )}
        </header>
        {staff.isError && !staff.data && (
          <ErrorState text={problem(staff.error)} onRetry={() => void staff.refetch()} />
        )}
        {staff.isPending && <Skeleton height="320px" />}
        {staff.data && (
          <>
            <Proposals page={staff.data} />
            <InvitationTable page={staff.data} />
            <PeopleTable page={staff.data} />
          </>
        )}
        {inviting && staff.data && <InviteDialog page={staff.data} onClose={() => setInviting(false)} />}
      </main>
    </>
  )
}

export const staffScreen = createLazyRoute('/console/console/staff')({ component: StaffScreen })
