import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import style from './chip.module.css'

/** A small round filter. One that `toggles` says whether it is on; another opens something. */
export function Chip({
  children,
  selected,
  toggles = false,
  onPress,
}: {
  children: ReactNode
  selected: boolean
  toggles?: boolean
  onPress: () => void
}) {
  return (
    <Button
      className={style.chip}
      data-selected={selected || undefined}
      aria-pressed={toggles ? selected : undefined}
      onPress={onPress}
    >
      <span className={style.face}>{children}</span>
    </Button>
  )
}
