import { type Status, type StatusGroup, statusGroup } from '@gorozhanin/domain/reports/status'
import { type Piece, statusShapes } from '@gorozhanin/domain/reports/status-shapes'
import { classes } from '../ui/classes.ts'
import { useWords } from '../words/words.tsx'
import style from './status-mark.module.css'

/** The shape of a group of status in its colour; the vermilion ring says overdue. Always beside words. */
export function StatusShape({
  group,
  overdue,
  small,
}: {
  group: StatusGroup
  overdue?: boolean
  small?: boolean
}) {
  const shape: readonly Piece[] = statusShapes[group]
  return (
    <span
      className={classes(style.shape, style[group], small && style.small, overdue && style.late)}
      aria-hidden
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {shape.map((piece) => (
          <path
            key={piece.d}
            d={piece.d}
            fill={piece.fill ? 'currentColor' : 'none'}
            fillOpacity={piece.fill}
            stroke={piece.stroke ? 'currentColor' : 'none'}
            strokeWidth={piece.stroke}
            strokeDasharray={piece.dash?.join(' ')}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ))}
      </svg>
    </span>
  )
}

/** A status by shape, word and colour. `overdue` adds the ring and the word. */
export function StatusMark({ status, overdue = false }: { status: Status; overdue?: boolean }) {
  const t = useWords()
  return (
    <span className={style.mark}>
      <StatusShape group={statusGroup(status)} overdue={overdue} small />
      {t(`status.${status}`)}
      {overdue && <span className={style.lateWord}>{t('overdue.short')}</span>}
    </span>
  )
}

/** A group of status by shape and word: legends and filters. */
export function StatusGroupMark({ group }: { group: StatusGroup }) {
  const t = useWords()
  return (
    <span className={style.mark}>
      <StatusShape group={group} small />
      {t(`status.group.${group}`)}
    </span>
  )
}
