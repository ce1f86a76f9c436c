import { type ComponentType, lazy, type ReactNode, useEffect, useEffectEvent } from 'react'
import { useWords } from '../words/words.tsx'
import { toastProblem } from './toast.tsx'

type LaterProps = {
  /** Told when the part cannot come, as if it had been closed. */
  readonly onClose?: () => void
  /** What stands there whether the part comes or not. */
  readonly trigger?: ReactNode
}

/**
 * A part of a page that is fetched with its first use. Where the connection has gone meanwhile, that is said, and the page
 * stays as it was.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (Part) => ({ default: Part }),
      () => ({ default: Missing as ComponentType<Props> }),
    ),
  )
}

function Missing({ onClose, trigger }: LaterProps) {
  const t = useWords()
  const say = useEffectEvent(() => {
    toastProblem(t('error.part_missing'))
    onClose?.()
  })
  useEffect(() => say(), [])
  return trigger
}
