import { CloudOff, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import style from './states.module.css'

/** A grey piece of the final shape; appears after 300 ms. Sizes are CSS lengths. */
export function Skeleton({ width = '100%', height = '1em' }: { width?: string; height?: string }) {
  return <span aria-hidden className={style.skeleton} style={{ width, height }} />
}

/** An empty list says what to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: LucideIcon
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={style.state}>
      {icon && (
        <span className={style.mark}>
          <Icon of={icon} size={24} />
        </span>
      )}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** What happened, what is safe, what to do next. */
export function ErrorState({ title, text, onRetry }: { title?: string; text: string; onRetry?: () => void }) {
  const t = useWords()
  return (
    <div className={style.state} role="alert">
      <span className={style.mark}>
        <Icon of={CloudOff} size={24} />
      </span>
      <h2>{title ?? t('error.title')}</h2>
      <p>{text}</p>
      {onRetry && <Button onPress={onRetry}>{t('ui.retry')}</Button>}
    </div>
  )
}
