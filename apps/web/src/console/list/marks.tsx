import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { EyeOff, Redo2, Siren, Undo2, UsersRound } from 'lucide-react'
import { Icon } from '../../ui/icon.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useWords } from '../../words/words.tsx'
import style from './marks.module.css'

/** What to look at twice: each mark is a sign with words, which the narrow list keeps in a tooltip. */
export function Marks({ row }: { row: ConsoleRow }) {
  const t = useWords()
  const { emergency, published, status, redirects, supporters } = row
  return (
    <span className={style.marks}>
      {emergency && (
        <span className={style.urgent} title={t('console.mark.emergency')}>
          <Icon of={Siren} size={16} />
          <span className={style.word}>{t('console.mark.emergency')}</span>
        </span>
      )}
      {!published && status !== 'moderation' && (
        <span title={t('console.mark.unpublished')}>
          <Icon of={EyeOff} size={16} />
          <VisuallyHidden>{t('console.mark.unpublished')}</VisuallyHidden>
        </span>
      )}
      {status === 'reopened' && (
        <span title={t('console.mark.returned')}>
          <Icon of={Undo2} size={16} />
          <VisuallyHidden>{t('console.mark.returned')}</VisuallyHidden>
        </span>
      )}
      {redirects > 0 && (
        <span title={t('console.mark.redirects', { count: redirects })}>
          <Icon of={Redo2} size={16} />
          <span aria-hidden>{redirects}</span>
          <VisuallyHidden>{t('console.mark.redirects', { count: redirects })}</VisuallyHidden>
        </span>
      )}
      {supporters > 0 && (
        <span title={t('console.mark.supporters', { count: supporters })}>
          <Icon of={UsersRound} size={16} />
          <span aria-hidden>×{supporters + 1}</span>
          <VisuallyHidden>{t('console.mark.supporters', { count: supporters })}</VisuallyHidden>
        </span>
      )}
    </span>
  )
}
