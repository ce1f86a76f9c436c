import type { ReactNode } from 'react'
import style from './pieces.module.css'

/** A dense table: rows of 40 px. The children are `thead` and `tbody`; cells with figures carry `data-number`. */
export function Table({ caption, children }: { caption?: string; children: ReactNode }) {
  return (
    <table className={style.table}>
      {caption && <caption>{caption}</caption>}
      {children}
    </table>
  )
}
