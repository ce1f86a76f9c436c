import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { lazy, Suspense } from 'react'
import { EmptyState } from '../ui/states.tsx'
import { useWords } from '../words/words.tsx'
import style from './city-map.module.css'
import type { CityMapProps } from './city-map.tsx'

const load = () => import('./city-map.tsx')

/** Fetches the map and its worker before it is drawn, for a page that knows early that it has one. */
export function fetchMap(): void {
  Promise.all([load(), fetch(workerUrl)]).catch(() => undefined)
}

const Drawn = lazy(() =>
  load()
    .then(({ CityMap }) => ({ default: CityMap }))
    .catch(() => ({ default: Missing })),
)

/** The map comes by itself, after the page: what can be read is read without it, and where it does not come, too. */
export function CityMap(props: CityMapProps) {
  return (
    <Suspense fallback={<div className={style.frame} data-map="opening" />}>
      <Drawn {...props} />
    </Suspense>
  )
}

function Missing() {
  const t = useWords()
  return (
    <div className={style.frame} data-map="failed">
      <div className={style.failed}>
        <EmptyState title={t('map.label')}>{t('map.failed')}</EmptyState>
      </div>
    </div>
  )
}
