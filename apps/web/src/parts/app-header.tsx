import { Link } from '@tanstack/react-router'
import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCity } from '../api/city.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { MenuButton, MenuChoice } from '../ui/menu.tsx'
import { setTheme, themes, useTheme } from '../ui/theme.ts'
import { languages } from '../words/language.ts'
import { useNames } from '../words/name.ts'
import { useLanguage, useWords } from '../words/words.tsx'
import style from './app-header.module.css'

/** The line over every page: product and city on the left, `children` in the middle, language and theme on the right. */
export function AppHeader({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  const t = useWords()
  const name = useNames()
  const city = useCity()
  return (
    <header className={style.header}>
      <Link to="/" className={style.name}>
        <img src="/mark.svg" alt="" />
        <span className={style.product}>{t('app.name')}</span>
        <span className={style.city}>{name(city.name)}</span>
      </Link>
      <div className={style.middle}>{children}</div>
      {end}
      <SettingsMenu />
    </header>
  )
}

/** Language and theme under one button, for pages without the header too. */
export function SettingsMenu() {
  const t = useWords()
  const { language, setLanguage } = useLanguage()
  const theme = useTheme()
  return (
    <MenuButton
      label={t('header.settings')}
      trigger={
        <IconButton label={t('header.settings')}>
          <Icon of={Languages} />
        </IconButton>
      }
    >
      <MenuChoice
        label={t('language.label')}
        value={language}
        onChange={setLanguage}
        options={languages.map((id) => ({ id, label: t(`language.${id}`) }))}
      />
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        onChange={setTheme}
        options={themes.map((id) => ({ id, label: t(`theme.${id}`) }))}
      />
    </MenuButton>
  )
}
