import type { ReactNode } from 'react'
import { MenuButton, MenuChoice } from '../ui/menu.tsx'
import { setTheme, themes, useTheme } from '../ui/theme.ts'
import { languages } from '../words/language.ts'
import { useLanguage, useWords } from '../words/words.tsx'

/** What lies under the settings button; comes open. */
export function SettingsMenu({ trigger }: { trigger: ReactNode }) {
  const t = useWords()
  const { language, setLanguage } = useLanguage()
  const theme = useTheme()
  return (
    <MenuButton label={t('header.settings')} defaultOpen trigger={trigger}>
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
