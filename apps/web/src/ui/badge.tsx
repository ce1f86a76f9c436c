import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import style from './pieces.module.css'

/** A word or a count beside something. Colour only repeats what the words say. */
export function Badge({ children, tone }: { children: ReactNode; tone?: 'accent' | 'warning' | 'overdue' }) {
  return <span className={classes(style.badge, tone && style[tone])}>{children}</span>
}
