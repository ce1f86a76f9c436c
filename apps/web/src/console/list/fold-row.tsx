import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { StatusShape } from '../../parts/status-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/icon.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import type { Flood } from '../floods/use-floods.ts'
import { rowId } from '../use-desk-keys.ts'
import fold from './fold-row.module.css'
import style from './row.module.css'
import { RowTime } from './row-time.tsx'

type FoldRowProps = {
  readonly flood: Flood
  readonly rows: readonly ConsoleRow[]
  readonly isOpen: boolean
  /** The keys stand here, or the open card is of a report that is folded away here. */
  readonly isAt: boolean
  readonly tabStop: boolean
  readonly onToggle: (id: string) => void
  readonly onHandle: (flood: Flood) => void
}

/** What one author has sent, in one line: how urgent the most urgent is, how many in what time, of what. */
export const FoldRow = memo(function FoldRow(props: FoldRowProps) {
  const { flood, rows, isOpen, isAt, tabStop, onToggle, onHandle } = props
  const t = useWords()
  const name = useNames()
  const title = useTitleOf(rows)
  const categories = [...new Set(rows.map(({ category }) => name(category.name)))].join(', ')
  return (
    <div className={classes(fold.line, isOpen && fold.open)}>
      <button
        type="button"
        id={rowId(flood.id)}
        className={classes(style.row, fold.toggle, isAt && style.at)}
        aria-expanded={isOpen}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => onToggle(flood.id)}
      >
        <RowTime next={rows[0]?.next ?? null} />
        <span className={style.status}>
          <StatusShape group={statusGroup('moderation')} small />
          <VisuallyHidden>{t('status.moderation')}</VisuallyHidden>
          <span className={style.statusWord} aria-hidden>
            {t('status.moderation')}
          </span>
        </span>
        <span className={style.what}>
          <span className={fold.sign}>
            <Icon of={ChevronRight} size={20} />
          </span>
          <span className={classes(style.category, fold.title)}>{title}</span>
          <span className={classes(style.address, fold.topics)}>{categories}</span>
        </span>
      </button>
      <span className={fold.handle}>
        <Button onPress={() => onHandle(flood)}>
          {t('flood.open')}
          <VisuallyHidden>: {title}</VisuallyHidden>
        </Button>
      </span>
    </div>
  )
})

const MINUTE_MS = 60_000
const HOUR_MINUTES = 60

/** «Один автор: 20 сообщений за 2 часа»: from the first to the last, in whole minutes or hours, one minute at least. */
function useTitleOf(rows: readonly ConsoleRow[]): string {
  const t = useWords()
  const sent = rows.map(({ registeredAt }) => Date.parse(registeredAt))
  const minutes = Math.max(1, Math.round((Math.max(...sent) - Math.min(...sent)) / MINUTE_MS))
  const count = rows.length
  return minutes < HOUR_MINUTES
    ? t('flood.row.minutes', { count, minutes })
    : t('flood.row.hours', { count, hours: Math.round(minutes / HOUR_MINUTES) })
}
