import type { KeyboardEvent, PointerEvent } from 'react'
import { useWords } from '../words/words.tsx'
import style from './pane.module.css'

const stepPx = 24

/** The edge of the right pane: dragged by a pointer, moved by arrows. */
export function Splitter({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const t = useWords()
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(window.innerWidth - event.clientX)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onWidth(width + stepPx)
    if (event.key === 'ArrowRight') onWidth(width - stepPx)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: an `hr` cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('console.splitter')}
      aria-valuenow={width}
      aria-valuemin={0}
      aria-valuemax={window.innerWidth}
      tabIndex={0}
      className={style.splitter}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
    />
  )
}
