import { readArea, writeArea } from '@gorozhanin/domain/following/area'
import type { Coordinates } from '@gorozhanin/domain/names'
import {
  createLazyRoute,
  Outlet,
  useMatchRoute,
  useNavigate,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import { Suspense, useMemo, useState } from 'react'
import { useCity } from '../../api/city.ts'
import type { MapView } from '../../map/city-map.tsx'
import type { Ground } from '../../map/geometry.ts'
import { CityMap } from '../../map/lazy-map.tsx'
import type { MapPoint } from '../../map/style.ts'
import { useRevision } from '../../map/use-revision.ts'
import { later } from '../../ui/later.tsx'
import { useWide } from '../../ui/use-media.ts'
import { CityHeader } from '../city-header.tsx'
import { faultOfDrawn } from '../following/drawn-fault.ts'
import { type BrowseSearch, writeView } from '../search-params.ts'
import { withoutSpot } from './back-to-map.tsx'
import style from './browse.module.css'
import { BrowseContext, type BrowseState } from './context.ts'
import { roomOf, startHeight, startOf } from './first-look.ts'
import { MapLegend } from './map-legend.tsx'
import { MarkCard } from './mark-card.tsx'
import { filterOf } from './queries.ts'
import { useChosen } from './use-chosen.ts'
import { useFreshReports } from './use-fresh-reports.ts'
import { boxOf } from './view-box.ts'

const TapCard = later(async () => (await import('./tap-card.tsx')).default)
const DrawCard = later(async () => (await import('./draw-card.tsx')).default)
const AreaCard = later(async () => (await import('./area-card.tsx')).default)

function Browse() {
  const city = useCity()
  const wide = useWide()
  const search: BrowseSearch = useSearch({ from: '/city/browse' })
  const { number } = useParams({ strict: false })
  const matches = useMatchRoute()
  /** The place is asked about, not what lies there. */
  const asksWho = matches({ to: '/who' }) !== false
  const atStart = matches({ to: '/' }) !== false
  const navigate = useNavigate()
  const revision = useRevision()
  const [start] = useState(() => startOf(search, city, wide))
  const [view, setView] = useState<MapView>(start)
  const [target, setTarget] = useState<BrowseState['target']>(null)
  const [height, setHeight] = useState(() => startHeight(search))
  const [pointed, setPointed] = useState<MapPoint | null>(null)
  const spot = wide || number ? undefined : search.spot
  const chosen = useChosen(number ?? spot ?? null)
  const [drawn, setDrawn] = useState<readonly Coordinates[] | null>(null)
  /** The area that was drawn a moment ago: its person wants to follow it. */
  const [fresh, setFresh] = useState<string | null>(null)
  const { area } = search
  const outline = useMemo(() => (area ? readArea(area) : null), [area])
  useFreshReports()

  const boundary = city.boundary as Ground
  const fault = drawn && faultOfDrawn(drawn, boundary)
  const { padding, size } = roomOf(height, wide)

  function look(next: MapView) {
    setView(next)
    void navigate({
      to: '.',
      search: (known: BrowseSearch) => ({ ...known, at: writeView(next) }),
      replace: true,
      resetScroll: false,
    })
  }

  function press(numbers: readonly string[]) {
    const [first, ...others] = numbers
    if (!first) {
      if (number) void navigate({ to: '/', search: withoutSpot })
      else {
        setHeight('low')
        if (spot) void navigate({ to: '/', search: withoutSpot })
      }
    } else if (others.length > 0) {
      setHeight('half')
      void navigate({
        to: '/',
        search: (known: BrowseSearch) => ({ ...withoutSpot(known), here: numbers.join(',') }),
      })
    } else if (!wide && !number) {
      setHeight('low')
      void navigate({
        to: '/',
        search: (known: BrowseSearch) => ({ ...withoutSpot(known), spot: first }),
        replace: spot !== undefined,
      })
    } else void navigate({ to: '/reports/$number', params: { number: first }, search: withoutSpot })
  }

  function openHeap(heap: string) {
    setHeight('half')
    void navigate({ to: '/', search: (known: BrowseSearch) => ({ ...withoutSpot(known), heap }) })
  }

  function draw(corners: readonly Coordinates[] = []) {
    setDrawn(corners)
    setHeight('low')
    void navigate({ to: '/', search: withoutSpot })
  }

  function keepArea(next: string | undefined) {
    setDrawn(null)
    setFresh(next ?? null)
    void navigate({
      to: '/',
      search: ({ area: _, ...known }: BrowseSearch): BrowseSearch =>
        next ? { ...known, area: next } : known,
    })
  }

  function toggleHeat() {
    void navigate({
      to: '.',
      search: ({ heat, ...known }: BrowseSearch): BrowseSearch => (heat ? known : { ...known, heat: true }),
      replace: true,
      resetScroll: false,
    })
  }

  const state: BrowseState = {
    box: boxOf(view, size),
    zoom: view.zoom,
    center: { lon: view.lon, lat: view.lat },
    target,
    moveTo: setTarget,
    pointAt: setPointed,
    draw: () => draw(),
    asks: drawn !== null || area !== undefined,
    height,
    setHeight,
  }
  return (
    <BrowseContext value={state}>
      <div className={style.page}>
        <CityHeader />
        <main id="main" tabIndex={-1} className={style.main}>
          <div className={style.map}>
            <CityMap
              view={start}
              onView={look}
              target={target}
              boundary={boundary}
              attribution={city.attribution}
              reports={useTiles(search)}
              revision={revision}
              chosen={chosen}
              pointed={number ? null : pointed}
              {...(asksWho ? { onPin: () => undefined } : { onPress: press })}
              outline={outline}
              drawing={
                drawn && {
                  corners: drawn,
                  onCorners: setDrawn,
                  onClose: () => fault === null && keepArea(writeArea(drawn)),
                }
              }
              onHeap={openHeap}
              hoverCard={(hovered) => (
                // The names of topics may still be on their way: the map stays meanwhile.
                <Suspense>
                  <MarkCard hovered={hovered} />
                </Suspense>
              )}
              heat={search.heat ?? false}
              onHeat={toggleHeat}
              padding={padding}
              card={
                <Suspense>
                  {drawn ? (
                    <DrawCard
                      corners={drawn}
                      fault={fault}
                      onUndo={() => setDrawn(drawn.slice(0, -1))}
                      onCancel={() => setDrawn(null)}
                      onDone={() => keepArea(writeArea(drawn))}
                    />
                  ) : spot ? (
                    <TapCard number={spot} />
                  ) : (
                    area &&
                    atStart && (
                      <AreaCard
                        key={area}
                        area={area}
                        asks={fresh === area}
                        onChange={() => draw(readArea(area))}
                        onClose={() => keepArea(undefined)}
                      />
                    )
                  )}
                </Suspense>
              }
            >
              <MapLegend />
            </CityMap>
          </div>
          <Outlet />
        </main>
      </div>
    </BrowseContext>
  )
}

/** The same object as long as the filters are the same: a new one would fetch every tile again. */
function useTiles(search: BrowseSearch) {
  const tiles = new URLSearchParams(
    Object.entries(filterOf(search)).map(([name, value]) => [name, String(value)]),
  ).toString()
  const [known, setKnown] = useState({ tiles })
  if (known.tiles !== tiles) setKnown({ tiles })
  return known
}

export const browse = createLazyRoute('/city/browse')({ component: Browse })
