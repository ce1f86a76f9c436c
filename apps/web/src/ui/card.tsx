import type { ReactNode } from 'react'
import style from './pieces.module.css'

/** A framed piece of a page. With a `label` it is a region that screen readers can jump to. */
export function Card({ children, label }: { children: ReactNode; label?: string }) {
  return label ? (
    <section className={style.card} aria-label={label}>
      {children}
    </section>
  ) : (
    <div className={style.card}>{children}</div>
  )
}
