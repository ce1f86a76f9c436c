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

type WideTableProps = { readonly label: string; readonly children: ReactNode }

/** A table that a narrow screen cannot hold: it scrolls sideways by itself, by keys too. */
export function WideTable({ label, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <section className={style.wide} aria-label={label} tabIndex={0}>
      <Table>{children}</Table>
    </section>
  )
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
