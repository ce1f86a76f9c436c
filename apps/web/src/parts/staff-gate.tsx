import type { Me } from '@gorozhanin/domain/people/api'
import { Navigate, useRouter } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { createContext, type ReactNode, use, useState } from 'react'
import { useMe } from '../api/session.ts'
import { ButtonLink } from '../ui/link.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import { homeOf, mayOpenPage, type StaffPage } from './staff-home.ts'

const StaffContext = createContext<Me | null>(null)

/** Shows a staff page to those it is for; a stranger signs in first and comes back. */
export function StaffGate({ page, children }: { page: StaffPage; children: ReactNode }) {
  const t = useWords()
  const name = useNames()
  const me = useMe()
  if (!me) return <ToSignIn />
  if (!mayOpenPage(me, page)) {
    return (
      <main id="main">
        <EmptyState
          icon={Lock}
          title={t('staff.denied.title')}
          action={<ButtonLink to={homeOf(me)}>{t('staff.denied.home')}</ButtonLink>}
        >
          {t('staff.denied.text', { name: name(me.name) })}
        </EmptyState>
      </main>
    )
  }
  return <StaffContext value={me}>{children}</StaffContext>
}

function ToSignIn() {
  const { state } = useRouter()
  // The place to come back to is where the person was, not the sign-in that is opening.
  const [next] = useState(state.location.href)
  return <Navigate to="/sign-in" search={{ next }} replace />
}

/** Who works here; only below `StaffGate`. */
export function useStaff(): Me {
  const me = use(StaffContext)
  if (!me) throw new Error('useStaff outside StaffGate')
  return me
}
