import { seesOwnAgencyOnly } from '@gorozhanin/domain/people/rights'
import { useVirtualizer } from '@tanstack/react-virtual'
import { CircleCheckBig, SearchX } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useStaff } from '../../parts/staff-gate.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useNarrow } from '../../ui/use-media.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk, usePointing } from '../desk-context.ts'
import { type LoadedList, mostRows } from '../queries.ts'
import { rowId } from '../use-desk-keys.ts'
import style from './report-list.module.css'
import { Row } from './row.tsx'
import { useCategoryIcons } from './use-category-icons.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'

type ReportListProps = {
  readonly list: LoadedList | null
  /** Whether the rows are those of the filter in the address, and not yet those of the one before. */
  readonly fresh: boolean
  /** The report that is open or that the keys stand at. */
  readonly at: string | null
}

/** Height of a row, px: of two lines on a phone. See `row.module.css`. */
const rowHeights = { wide: 40, narrow: 60 } as const

/** The reports to work on, the most urgent first. Nothing moves under the pointer when the city does. */
export function ReportList({ list, fresh, at }: ReportListProps) {
  const t = useWords()
  const { rows, number } = useDesk()
  const { pointed, point } = usePointing()
  const { roles } = useStaff()
  const iconOf = useCategoryIcons()
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const rowPx = rowHeights[useNarrow() ? 'narrow' : 'wide']
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame,
    estimateSize: () => rowPx,
    overscan: 14,
    getItemKey: (index) => rows[index]?.number ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that are measured keep their height until they are told
  useLayoutEffect(() => virtual.measure(), [rowPx])
  const { added, above, toTop } = useSteadyScroll(frame, rows, rowPx)
  useCursorInSight(at, (index) => virtual.scrollToIndex(index, { align: 'auto' }))

  if (!list) return <Waiting />
  if (rows.length === 0) return <Nothing />
  const tabStop = rows.some((row) => row.number === at) ? at : rows[0]?.number
  return (
    <div className={style.around} data-stale={!fresh || undefined}>
      {above > 0 && (
        <div className={style.chip}>
          <Button kind="primary" onPress={toTop}>
            {t('console.new_above', { count: above })}
          </Button>
        </div>
      )}
      <div ref={setFrame} className={style.frame} data-list tabIndex={-1}>
        <ul className={style.rows} style={{ height: virtual.getTotalSize() }} aria-label={t('console.list')}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <li
                key={key}
                className={style.place}
                style={{ translate: `0 ${start}px` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <Row
                  row={row}
                  icon={iconOf(row.category.group)}
                  isOpen={row.number === number}
                  isAt={row.number === at}
                  isPointed={row.number === pointed}
                  isNew={added.has(row.number)}
                  tabStop={row.number === tabStop}
                  withAgency={!seesOwnAgencyOnly(roles)}
                  onPoint={point}
                />
              </li>
            )
          })}
        </ul>
        {list.total > rows.length && (
          <p className={style.more}>{t('console.list.more', { shown: mostRows, total: list.total })}</p>
        )}
      </div>
    </div>
  )
}

/** The row that the keys stand at is in sight, and has the focus when the list had it. */
function useCursorInSight(at: string | null, scrollTo: (index: number) => void): void {
  const { rows } = useDesk()
  const seen = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (at === null || at === seen.current) return
    const index = rows.findIndex(({ number }) => number === at)
    if (index === -1) return
    seen.current = at
    scrollTo(index)
    const focused = document.activeElement
    const atList = focused === document.body || focused?.closest('[data-list]')
    if (atList) document.getElementById(rowId(at))?.focus({ preventScroll: true })
  })
}

function Nothing() {
  const t = useWords()
  const { search } = useDesk()
  const filtered = Object.keys(search).length > 0
  const isSearch = search.q !== undefined
  return (
    <EmptyState
      icon={isSearch ? SearchX : CircleCheckBig}
      title={isSearch ? t('console.empty.search', { q: search.q ?? '' }) : t('console.empty.title')}
      action={filtered && <ButtonLink to="/console">{t('console.empty.all')}</ButtonLink>}
    >
      {isSearch ? t('console.empty.search.text') : t(filtered ? 'console.empty.queue' : 'console.empty.open')}
    </EmptyState>
  )
}

function Waiting() {
  return (
    <div className={style.waiting} aria-busy>
      {Array.from({ length: 14 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but its place tells one grey line from another
        <div key={index} className={style.grey}>
          <Skeleton width="84px" height="16px" />
          <Skeleton width={`${60 - (index % 4) * 8}%`} height="16px" />
        </div>
      ))}
    </div>
  )
}
