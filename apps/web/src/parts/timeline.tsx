import type { ReactNode } from 'react'
import { useNow } from '../ui/use-now.ts'
import { useFormats } from '../words/use-formats.ts'
import style from './timeline.module.css'

/** What happened, in order, like a conversation. The children are `TimelineItem`s and at most one `TimelineNext`. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol className={style.list} aria-label={label}>
      {children}
    </ol>
  )
}

/** One thing that happened: what, when, and under it the words and photos of who did it. */
export function TimelineItem({
  mark,
  title,
  at,
  children,
}: {
  mark: ReactNode
  title: ReactNode
  at: string
  children?: ReactNode
}) {
  const formats = useFormats()
  const now = useNow()
  return (
    <li className={style.entry}>
      <span className={style.mark}>{mark}</span>
      <div className={style.body}>
        <div className={style.head}>
          <span className={style.title}>{title}</span>
          <time className={style.when} dateTime={at}>
            {formats.moment(at, now)}
          </time>
        </div>
        {children}
      </div>
    </li>
  )
}

/** What comes next; it has not happened yet. */
export function TimelineNext({ children }: { children: ReactNode }) {
  return (
    <li className={`${style.entry} ${style.next}`}>
      <span className={style.mark} aria-hidden />
      <div className={style.body}>
        <span className={style.title}>{children}</span>
      </div>
    </li>
  )
}
