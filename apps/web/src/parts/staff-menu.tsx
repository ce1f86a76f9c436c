import { signOut } from '@gorozhanin/domain/people/api'
import { Link, useNavigate } from '@tanstack/react-router'
import { BellRing, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useProblemWords } from '../api/problem-words.ts'
import { setMe } from '../api/session.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MenuAction, MenuButton } from '../ui/menu.tsx'
import { toastProblem } from '../ui/toast.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import { Bell } from './alerts/bell.tsx'
import { SettingsDialog } from './alerts/settings-dialog.tsx'
import { useStaff } from './staff-gate.tsx'
import { mayOpenPage, type StaffPage } from './staff-home.ts'
import style from './staff-menu.module.css'

const pages = [
  ['/console', 'staff.console'],
  ['/console/deliveries', 'staff.deliveries'],
  ['/console/norms', 'staff.norms'],
  ['/head', 'staff.head'],
] as const satisfies readonly (readonly [StaffPage, string])[]

/** The staff pages that this person may open, as links of the header. */
export function StaffPages() {
  const t = useWords()
  const me = useStaff()
  const mine = pages.filter(([page]) => mayOpenPage(me, page))
  if (mine.length < 2) return null
  return (
    <nav className={style.pages} aria-label={t('staff.pages')}>
      {mine.map(([page, words]) => (
        <Link
          key={page}
          to={page}
          className={style.page}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {t(words)}
        </Link>
      ))}
    </nav>
  )
}

/** What waits for me, who I am, and the way out. */
export function StaffMenu() {
  const t = useWords()
  const name = useNames()
  const me = useStaff()
  const navigate = useNavigate()
  const problem = useProblemWords()
  const [setting, setSetting] = useState(false)
  const leave = async () => {
    try {
      await call(signOut)
      setMe(null)
      await navigate({ to: '/sign-in' })
    } catch (fault) {
      toastProblem(problem(fault))
    }
  }
  return (
    <>
      <Bell />
      <MenuButton
        label={t('staff.menu', { name: me.name })}
        trigger={
          <Button kind="plain">
            <Icon of={UserRound} />
            <VisuallyHidden>{t('staff.menu', { name: me.name })}</VisuallyHidden>
            <span className={style.person} aria-hidden>
              {me.agency ? name(me.agency.name) : me.name}
            </span>
          </Button>
        }
      >
        <MenuAction icon={<Icon of={BellRing} size={16} />} onAction={() => setSetting(true)}>
          {t('settings.title')}
        </MenuAction>
        <MenuAction icon={<Icon of={LogOut} size={16} />} onAction={() => void leave()}>
          {t('staff.sign_out')}
        </MenuAction>
      </MenuButton>
      <SettingsDialog open={setting} onClose={() => setSetting(false)} />
    </>
  )
}
