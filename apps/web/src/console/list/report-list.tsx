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
import type { Flood } from '../floods/use-floods.ts'
import { type LoadedList, mostRows } from '../queries.ts'
import { rowId } from '../use-desk-keys.ts'
import { FoldRow } from './fold-row.tsx'
import { indexOfLine } from './lines.ts'
import style from './report-list.module.css'
import { Row } from './row.tsx'
import { useCategoryIcons } from './use-category-icons.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'

type ReportListProps = {
  readonly list: LoadedList | null
  /** Whether the rows are those of the filter in the address, and not yet those of the one before. */
  readonly fresh: boolean
  /** The report that is open, or the line that the keys stand at. */
  readonly at: string | null
  readonly onToggle: (fold: string) => void
  readonly onHandle: (flood: Flood) => void
}

/** Height of a row, px: of two lines on a phone. See `row.module.css`. */
const rowHeights = { wide: 40, narrow: 60 } as const

/** The reports to work on, the most urgent first. Nothing moves under the pointer when the city does. */
export function ReportList({ list, fresh, at, onToggle, onHandle }: ReportListProps) {
  const t = useWords()
  const { rows, lines, number } = useDesk()
  const { pointed, point } = usePointing()
  const { roles } = useStaff()
  const iconOf = useCategoryIcons()
  const [frame, setFrame] = useState<HTMLDivElement | null>(null)
  const rowPx = rowHeights[useNarrow() ? 'narrow' : 'wide']
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame,
    estimateSize: () => rowPx,
    overscan: 14,
    getItemKey: (index) => lines[index]?.id ?? index,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that are measured keep their height until they are told
  useLayoutEffect(() => virtual.measure(), [rowPx])
  const { added, above, toTop } = useSteadyScroll(frame, lines, rowPx)
  useCursorInSight(at, (index) => virtual.scrollToIndex(index, { align: 'auto' }))

  if (!list) return <Waiting />
  if (rows.length === 0) return <Nothing />
  const atIndex = indexOfLine(lines, at)
  const stop = Math.max(0, atIndex)
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
            const line = lines[index]
            if (!line) return null
            return (
              <li
                key={key}
                className={style.place}
                style={{ translate: `0 ${start}px` }}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
              >
                {line.kind === 'fold' ? (
                  <FoldRow
                    flood={line.flood}
                    rows={line.rows}
                    isOpen={line.isOpen}
                    isAt={index === atIndex}
                    tabStop={index === stop}
                    onToggle={onToggle}
                    onHandle={onHandle}
                  />
                ) : (
                  <Row
                    row={line.row}
                    icon={iconOf(line.row.category.group)}
                    isOpen={line.id === number}
                    isAt={line.id === at}
                    isPointed={line.id === pointed}
                    isNew={added.has(line.id)}
                    inFold={line.inFold}
                    tabStop={index === stop}
                    withAgency={!seesOwnAgencyOnly(roles)}
                    onPoint={point}
                  />
                )}
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
  const { lines } = useDesk()
  const seen = useRef<string | null>(null)
  useLayoutEffect(() => {
    if (at === null || at === seen.current) return
    const index = indexOfLine(lines, at)
    const line = lines[index]
    if (!line) return
    seen.current = at
    scrollTo(index)
    const focused = document.activeElement
    const atList = focused === document.body || focused?.closest('[data-list]')
    if (atList) document.getElementById(rowId(line.id))?.focus({ preventScroll: true })
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
