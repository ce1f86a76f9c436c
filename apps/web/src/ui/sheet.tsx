import {
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react'
import { useWords } from '../words/words.tsx'
import { classes } from './classes.ts'
import style from './sheet.module.css'
import { heightsInPixels, nextHeight, type SheetHeight, settle } from './sheet-heights.ts'

type SheetProps = {
  /** The name of the region for screen readers. */
  readonly label: string
  readonly height: SheetHeight
  readonly onHeight: (height: SheetHeight) => void
  /** What the lowest height shows, px: usually the header and one line. */
  readonly lowPx?: number
  /** Stays while the rest scrolls; the sheet is dragged by it. */
  readonly header?: ReactNode
  /** Stays at the bottom at every height: the main action. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

type Drag = {
  readonly startY: number
  readonly startPx: number
  lastY: number
  lastAt: number
  speed: number
}

/** A finger that only presses moves less than this, px. */
const tremorPx = 5

/** Lies over the map: a sheet with three heights on a phone, a 420 px column on the left on a desk. Not modal. */
export function Sheet({ label, height, onHeight, lowPx = 132, header, footer, children }: SheetProps) {
  const t = useWords()
  const drag = useRef<Drag | null>(null)
  const wasDragged = useRef(false)
  const [dragPx, setDragPx] = useState<number | null>(null)
  const heights = heightsInPixels(window.innerHeight, lowPx)

  function begin(event: PointerEvent<HTMLElement>) {
    const onControl = (event.target as Element).closest('input, a, button:not([data-grip])')
    if (event.button !== 0 || onControl) return
    const { clientY: y, timeStamp: at } = event
    wasDragged.current = false
    ;(event.target as Element).setPointerCapture(event.pointerId)
    drag.current = { startY: y, startPx: heights[height], lastY: y, lastAt: at, speed: 0 }
  }

  function follow(event: PointerEvent<HTMLElement>) {
    const held = drag.current
    if (!held) return
    held.speed = (held.lastY - event.clientY) / Math.max(1, event.timeStamp - held.lastAt)
    held.lastY = event.clientY
    held.lastAt = event.timeStamp
    const moved = held.startY - event.clientY
    if (dragPx === null && Math.abs(moved) < tremorPx) return
    wasDragged.current = true
    setDragPx(Math.min(heights.full, Math.max(lowPx, held.startPx + moved)))
  }

  function release() {
    if (drag.current && dragPx !== null) onHeight(settle(dragPx, drag.current.speed, heights))
    drag.current = null
    setDragPx(null)
  }

  function press(event: MouseEvent) {
    // The pointer's click at the end of a drag is not a press; a click by keyboard or screen reader has no detail.
    if (wasDragged.current && event.detail > 0) return
    onHeight(height === 'full' ? 'low' : nextHeight(height, 1))
  }

  const resting = { low: `${lowPx}px`, half: '50dvh', full: '100dvh' }
  const css = { '--sheet-height': dragPx === null ? resting[height] : `${dragPx}px` } as CSSProperties

  return (
    <section
      aria-label={label}
      className={classes(style.sheet, dragPx !== null && style.dragged)}
      style={css}
    >
      <div
        className={style.top}
        onPointerDown={begin}
        onPointerMove={follow}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <button
          type="button"
          data-grip
          className={style.grip}
          aria-label={height === 'full' ? t('ui.sheet.shrink') : t('ui.sheet.grow')}
          aria-expanded={height !== 'low'}
          onClick={press}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') onHeight(nextHeight(height, 1))
            if (event.key === 'ArrowDown') onHeight(nextHeight(height, -1))
          }}
        />
        {header && <div className={style.header}>{header}</div>}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <div className={style.body} tabIndex={0}>
        {children}
      </div>
      {footer}
    </section>
  )
}
