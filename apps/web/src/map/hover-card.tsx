import type { ReactNode } from 'react'
import style from './city-map.module.css'

/** Nearer to the upper edge than this, px, the card hangs below its mark. */
const roomPx = 200

/** What a mark is about, beside it; for a mouse alone, as the list says the same to everybody. */
export function HoverCard({
  at,
  children,
}: {
  /** The mark, px from the upper left corner of the map. */
  at: { readonly x: number; readonly y: number }
  children: ReactNode
}) {
  return (
    <div
      className={style.hoverCard}
      data-below={at.y < roomPx || undefined}
      style={{ left: at.x, top: at.y }}
      aria-hidden
    >
      {children}
    </div>
  )
}
