import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { Link } from '@tanstack/react-router'
import { ImageOff } from 'lucide-react'
import { memo } from 'react'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { photoAddress } from '../../parts/photo-address.ts'
import { StatusShape } from '../../parts/status-mark.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { rowId } from '../use-desk-keys.ts'
import { Marks } from './marks.tsx'
import style from './row.module.css'
import { RowTime } from './row-time.tsx'
import { shortAddress } from './short-address.ts'

type RowProps = {
  readonly row: ConsoleRow
  readonly icon: string
  readonly isOpen: boolean
  /** The keys stand here. */
  readonly isAt: boolean
  /** Its marker on the map is under the pointer. */
  readonly isPointed: boolean
  readonly isNew: boolean
  /** Stands under the line of its author's reports. */
  readonly inFold: boolean
  /** The one row that Tab stops at. */
  readonly tabStop: boolean
  readonly withAgency: boolean
  readonly onPoint: (number: string | null) => void
}

/** One report in a line of 40 px: how much time is left, what and where, who, and what to look at twice. */
export const Row = memo(function Row(props: RowProps) {
  const { row, icon, isOpen, isAt, isPointed, isNew, inFold, tabStop, withAgency, onPoint } = props
  const t = useWords()
  const name = useNames()
  const late =
    useNow() > (row.next && !row.next.pausedAt ? Date.parse(row.next.dueAt) : Number.POSITIVE_INFINITY)
  return (
    <Link
      to="/console/$number"
      params={{ number: row.number }}
      search={(search) => search}
      id={rowId(row.number)}
      className={classes(
        style.row,
        isOpen && style.open,
        isAt && style.at,
        isPointed && style.pointed,
        isNew && style.fresh,
        inFold && style.inFold,
        row.emergency && !row.accepted && style.emergency,
      )}
      tabIndex={tabStop ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      preload={false}
      onPointerEnter={() => onPoint(row.number)}
      onPointerLeave={() => onPoint(null)}
    >
      <RowTime next={row.next} />
      <span className={style.status} title={t(`status.${row.status}`)}>
        <StatusShape group={statusGroup(row.status)} overdue={late} small />
        <VisuallyHidden>{t(`status.${row.status}`)}</VisuallyHidden>
        <span className={style.statusWord} aria-hidden>
          {t(`status.${row.status}`)}
        </span>
      </span>
      <span className={style.what}>
        <CategoryIcon icon={icon} size={20} />
        <span className={style.category}>{name(row.category.name)}</span>
        <span className={style.address}>
          {row.address ? shortAddress(row.address) : t('console.no_place')}
        </span>
      </span>
      <Marks row={row} />
      {withAgency && <span className={style.agency}>{name(row.agency.name)}</span>}
      {row.photo ? (
        <img
          className={style.photo}
          src={photoAddress(row.photo, 'small')}
          alt=""
          width={32}
          height={32}
          loading="lazy"
          decoding="async"
        />
      ) : (
        <span className={style.photo} title={t('console.mark.no_photo')}>
          <Icon of={ImageOff} size={16} />
          <VisuallyHidden>{t('console.mark.no_photo')}</VisuallyHidden>
        </span>
      )}
    </Link>
  )
})
