import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import type { BrowseSearch } from '../search-params.ts'
import style from './browse.module.css'

/** The head of a list of reports at one spot: back leads to all that the map shows. */
export function BackToMap({ title }: { title: string }) {
  const t = useWords()
  const navigate = useNavigate()
  return (
    <div className={style.back}>
      <IconButton label={t('ui.back')} onPress={() => void navigate({ to: '/', search: withoutSpot })}>
        <Icon of={ArrowLeft} />
      </IconButton>
      <h2>{title}</h2>
    </div>
  )
}

/** The address without the reports of one spot. */
export function withoutSpot({ here: _, heap: __, spot: ___, ...known }: BrowseSearch): BrowseSearch {
  return known
}
