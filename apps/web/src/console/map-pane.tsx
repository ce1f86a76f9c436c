import type { ConsoleRow } from '@gorozhanin/domain/reports/api'
import { statusGroup } from '@gorozhanin/domain/reports/status'
import { useMemo } from 'react'
import { useCity } from '../api/city.ts'
import { boxOf, type Ground } from '../map/geometry.ts'
import { CityMap } from '../map/lazy-map.tsx'
import { Legend } from '../map/legend.tsx'
import type { MapPoint } from '../map/style.ts'
import { useNow } from '../ui/use-now.ts'
import { useWords } from '../words/words.tsx'
import { useDesk, usePointing } from './desk-context.ts'
import style from './map-pane.module.css'

const minuteMs = 60_000

function toPoint({ number, status, place, next }: ConsoleRow, now: number): MapPoint | null {
  if (!place) return null
  const late = next !== null && next.pausedAt === null && Date.parse(next.dueAt) < now
  return { ...place, number, group: statusGroup(status), overdue: late }
}

/**
 * The list as a map: the same reports, the open one lifted, the one under the pointer ringed. It begins with all of
 * them in sight. Each press on several at one spot opens the next of them.
 */
export function MapPane() {
  const t = useWords()
  const city = useCity()
  const { rows, listed, number, open } = useDesk()
  const { pointed, point } = usePointing()
  // To the minute: a point is drawn anew only when its term may have passed.
  const now = Math.floor(useNow() / minuteMs) * minuteMs
  const points = useMemo(() => rows.flatMap((row) => toPoint(row, now) ?? []), [rows, now])
  const reports = useMemo(() => ({ points }), [points])
  const byNumber = (wanted: string | null) => points.find((one) => one.number === wanted) ?? null
  const chosen = byNumber(number)
  const { lon, lat } = chosen ?? {}
  // A new object moves the map: a report that is drawn anew at its old place must not make one.
  const target = useMemo(() => (lon === undefined || lat === undefined ? null : { lon, lat }), [lon, lat])
  if (!listed) return null
  return (
    <CityMap
      view={points.length > 0 ? boxOf(points) : null}
      boundary={city.boundary as Ground}
      attribution={city.attribution}
      reports={reports}
      chosen={chosen}
      target={target}
      pointed={byNumber(pointed)}
      onPoint={point}
      onPress={(numbers) => {
        const next = numbers[(numbers.indexOf(number ?? '') + 1) % numbers.length]
        if (next !== undefined) open(next)
      }}
    >
      <details className={style.legend}>
        <summary>{t('map.legend')}</summary>
        <Legend />
      </details>
    </CityMap>
  )
}
