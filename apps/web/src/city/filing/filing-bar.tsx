import { Link } from '@tanstack/react-router'
import { ArrowLeft, X } from 'lucide-react'
import { Settings } from '../../parts/settings.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { useWords } from '../../words/words.tsx'
import { type Step, steps } from './draft.ts'
import style from './filing.module.css'

/** Back, the name of what is being done, and how far it is. */
export function FilingBar({ step, onBack }: { step: Step; onBack: () => void }) {
  const t = useWords()
  return (
    <header className={style.bar}>
      <div className={style.barRow}>
        <IconButton label={t('ui.back')} onPress={onBack}>
          <Icon of={ArrowLeft} />
        </IconButton>
        <span className={style.barTitle}>{t('city.new.title')}</span>
        <Settings />
        <Link to="/" className={style.close} aria-label={t('city.new.leave')} title={t('city.new.leave')}>
          <Icon of={X} />
        </Link>
      </div>
      <ProgressLine step={steps.indexOf(step) + 1} of={steps.length} />
    </header>
  )
}
