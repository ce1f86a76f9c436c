import { signOut } from '@gorozhanin/domain/people/api'
import { seesAssignedOnly } from '@gorozhanin/domain/people/rights'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { BellRing, KeyRound, LogOut, UserRound } from 'lucide-react'
import { useState } from 'react'
import { call } from '../api/call.ts'
import { useProblemWords } from '../api/problem-words.ts'
import { setMe } from '../api/session.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MenuAction, MenuButton, MenuChoice, MenuRule } from '../ui/menu.tsx'
import { toastProblem } from '../ui/toast.tsx'
import { useTightHeader } from '../ui/use-media.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import { Bell } from './alerts/bell.tsx'
import { SettingsDialog } from './alerts/settings-dialog.tsx'
import { useStaff } from './staff-gate.tsx'
import { mayOpenPage, pageOf, type StaffPage } from './staff-home.ts'
import style from './staff-menu.module.css'

const pages = [
  ['/console', 'staff.console'],
  ['/console/deliveries', 'staff.deliveries'],
  ['/console/norms', 'staff.norms'],
  ['/console/staff', 'staff.people'],
  ['/console/audit', 'staff.audit'],
  ['/head', 'staff.head'],
] as const satisfies readonly (readonly [StaffPage, string])[]

/** The pages that this person may open, where there is a choice, and the one that is open. */
function useStaffPages() {
  const me = useStaff()
  const current = pageOf(useLocation({ select: ({ pathname }) => pathname }))
  const mine = pages.filter(([page]) => mayOpenPage(me, page))
  return { mine: mine.length < 2 ? [] : mine, current }
}

/** The staff pages as links of the header; where it has no room for them, they are in the menu. */
export function StaffPages() {
  const t = useWords()
  const { mine, current } = useStaffPages()
  const isTight = useTightHeader()
  if (isTight || mine.length === 0) return null
  return (
    <nav className={style.pages} aria-label={t('staff.pages')}>
      {mine.map(([page, words]) => (
        <Link
          key={page}
          to={page}
          className={style.page}
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={page === current ? 'page' : undefined}
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
  const { mine, current } = useStaffPages()
  const isTight = useTightHeader()
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
        label={t('staff.menu', { name: name(me.name) })}
        trigger={
          <Button kind="plain">
            <Icon of={UserRound} />
            <VisuallyHidden>{t('staff.menu', { name: name(me.name) })}</VisuallyHidden>
            <span className={style.person} aria-hidden>
              {name(me.agency && !seesAssignedOnly(me.roles) ? me.agency.name : me.name)}
            </span>
          </Button>
        }
      >
        {isTight && mine.length > 0 && (
          <>
            <MenuChoice
              label={t('staff.pages')}
              value={current ?? null}
              onChange={(page) => void navigate({ to: page })}
              options={mine.map(([id, words]) => ({ id, label: t(words) }))}
            />
            <MenuRule />
          </>
        )}
        <MenuAction icon={<Icon of={BellRing} size={16} />} onAction={() => setSetting(true)}>
          {t('settings.title')}
        </MenuAction>
        <MenuAction icon={<Icon of={KeyRound} size={16} />} href="/console/account">
          {t('staff.account')}
        </MenuAction>
        <MenuAction icon={<Icon of={LogOut} size={16} />} onAction={() => void leave()}>
          {t('staff.sign_out')}
        </MenuAction>
      </MenuButton>
      <SettingsDialog open={setting} onClose={() => setSetting(false)} />
    </>
  )
}
