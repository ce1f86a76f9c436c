import { Languages } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { Deferred } from '../ui/deferred.tsx'
import { Icon } from '../ui/icon.tsx'
import { later } from '../ui/later.tsx'
import { useWords } from '../words/words.tsx'

const SettingsMenu = later(async () => (await import('./settings-menu.tsx')).SettingsMenu)

/** Language and theme under one button. */
export function Settings() {
  const t = useWords()
  return (
    <Deferred
      trigger={(press) => (
        <IconButton label={t('header.settings')} aria-haspopup="menu" onPress={press}>
          <Icon of={Languages} />
        </IconButton>
      )}
    >
      {(trigger) => <SettingsMenu trigger={trigger} />}
    </Deferred>
  )
}
