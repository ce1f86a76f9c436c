import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import style from './pieces.module.css'

type TableProps = {
  readonly caption?: string
  /**
   * On a phone every row is a small card: the first cell on a line of its own, the others behind it. A cell that
   * cannot be read without its column carries its name as `data-label`.
   */
  readonly stacks?: boolean
  readonly children: ReactNode
}

/** A dense table: rows of 40 px. The children are `thead` and `tbody`; cells with figures carry `data-number`. */
export function Table({ caption, stacks, children }: TableProps) {
  return (
    <table className={classes(style.table, stacks && style.stacks)}>
      {caption && <caption>{caption}</caption>}
      {children}
    </table>
  )
}
