import { useQuery } from '@tanstack/react-query'
import { createLazyRoute, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useProblemWords } from '../api/problem-words.ts'
import { CalendarNotice } from '../parts/calendar-notice.tsx'
import { StaffGate } from '../parts/staff-gate.tsx'
import { ErrorState } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { useWords } from '../words/words.tsx'
import { ConsoleHeader } from './console-header.tsx'
import style from './desk.module.css'
import { DeskContext, PointingContext } from './desk-context.ts'
import { EmergencyBanner } from './emergency/banner.tsx'
import { FloodDialog } from './floods/flood-dialog.tsx'
import { type Flood, useFloods } from './floods/use-floods.ts'
import { FilterBar } from './list/filter-bar.tsx'
import { foldRows } from './list/lines.ts'
import { ReportList } from './list/report-list.tsx'
import { CommandPalette } from './palette/palette.tsx'
import { Pane } from './pane.tsx'
import { listQuery } from './queries.ts'
import { QueuesNav } from './queues-nav.tsx'
import { type ConsoleSearch, readConsoleSearch } from './search-params.ts'
import { useDeskKeys } from './use-desk-keys.ts'
import { useLiveConsole } from './use-live-console.ts'

function DeskPage() {
  return (
    <StaffGate page="/console">
      <Desk />
    </StaffGate>
  )
}

/** Queues, list, and beside them the map or a card. */
function Desk() {
  const t = useWords()
  const problem = useProblemWords()
  const search: ConsoleSearch = desk.useSearch({ select: readConsoleSearch, structuralSharing: true })
  const { number = null } = useParams({ strict: false })
  const navigate = useNavigate()
  const list = useQuery(listQuery(search))
  const [pointed, setPointed] = useState<string | null>(null)
  const [cursor, setCursor] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [searching, setSearching] = useState(false)
  const floods = useFloods()
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [handled, setHandled] = useState<Flood | null>(null)
  useLiveConsole(search)
  useTitle(t('staff.console'))

  const rows = list.data?.rows
  const lines = useMemo(() => foldRows(rows ?? [], floods, opened), [rows, floods, opened])
  const listed = !list.isPending
  const isOpen = number !== null
  const open = useCallback(
    (next: string | null, done?: string) => {
      setDone(done ?? null)
      setCursor(next ?? number)
      // Walking from card to card is one step of the browser's history.
      if (next) void navigate({ to: '/console/$number', params: { number: next }, search, replace: isOpen })
      else void navigate({ to: '/console', search })
    },
    [navigate, search, isOpen, number],
  )
  const shared = useMemo(
    () => ({ search, rows: rows ?? [], lines, listed, number, open, done }),
    [search, rows, lines, listed, number, open, done],
  )
  const pointing = useMemo(() => ({ pointed, point: setPointed }), [pointed])
  const toggle = useCallback((id: string) => {
    setOpened((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
    setCursor(id)
  }, [])
  const at = number ?? cursor
  useDeskKeys({ lines, at, isOpen, setCursor, open, toggle, search: () => setSearching(true) })

  return (
    <DeskContext value={shared}>
      <PointingContext value={pointing}>
        <div className={style.desk}>
          <ConsoleHeader onSearch={() => setSearching(true)} />
          <div className={style.panes}>
            <QueuesNav />
            <main id="main" className={style.middle} aria-label={t('console.list')}>
              <CalendarNotice />
              <EmergencyBanner />
              <FilterBar total={list.data?.total ?? null} />
              {list.isError && !list.data ? (
                <ErrorState text={problem(list.error)} onRetry={() => void list.refetch()} />
              ) : (
                <ReportList
                  list={list.data ?? null}
                  fresh={!list.isPlaceholderData}
                  at={at}
                  onToggle={toggle}
                  onHandle={setHandled}
                />
              )}
            </main>
            <Pane />
          </div>
        </div>
      </PointingContext>
      {handled && <FloodDialog reports={handled.reports} onClose={() => setHandled(null)} />}
      <CommandPalette open={searching} onClose={() => setSearching(false)} />
    </DeskContext>
  )
}

export const desk = createLazyRoute('/console/desk')({ component: DeskPage })
