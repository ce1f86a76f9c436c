import { Search } from 'lucide-react'
import { AppHeader } from '../parts/app-header.tsx'
import { StaffMenu, StaffPages } from '../parts/staff-menu.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { useWords } from '../words/words.tsx'
import style from './console-header.module.css'

/** The line over the console. The search line is the door to the command palette. */
export function ConsoleHeader({ onSearch }: { onSearch?: () => void }) {
  const t = useWords()
  return (
    <AppHeader end={<StaffMenu />}>
      <StaffPages />
      {onSearch && (
        <button type="button" className={style.search} onClick={onSearch} aria-keyshortcuts="/ Control+K">
          <Icon of={Search} size={16} />
          <span>{t('console.search')}</span>
          <Kbd>/</Kbd>
        </button>
      )}
    </AppHeader>
  )
}
