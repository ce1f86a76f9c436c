import type { Found } from '@gorozhanin/domain/map/api'
import { createLazyRoute, Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FoundList } from '../../parts/found-list.tsx'
import { useFoundKeys } from '../../parts/use-found-keys.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useWords } from '../../words/words.tsx'
import { type BrowseSearch, readBounds } from '../search-params.ts'
import style from './browse.module.css'
import { CitySheet } from './city-sheet.tsx'
import { useBrowse } from './context.ts'
import { Filters } from './filters.tsx'
import { HeapList } from './heap-list.tsx'
import { HereList } from './here-list.tsx'
import { ReportList } from './report-list.tsx'

/** A found street shows more around it than a house. */
const zoomOf = { address: 17.5, street: 16, place: 17.5, report: 17 } as const

function Start() {
  const t = useWords()
  const navigate = useNavigate()
  const { height, setHeight, moveTo } = useBrowse()
  const { here, heap }: BrowseSearch = useSearch({ from: '/city/browse' })
  const [typed, setTyped] = useState('')
  const keys = useFoundKeys()
  const searching = typed.trim() !== ''
  const bounds = readBounds(heap)

  function pick({ kind, id, lon, lat }: Found) {
    setTyped('')
    setHeight('half')
    if (kind === 'report') void navigate({ to: '/reports/$number', params: { number: id }, search: true })
    else if (lon !== null && lat !== null) moveTo({ lon, lat, zoom: zoomOf[kind] })
  }

  return (
    <CitySheet
      label={t('city.sheet')}
      header={
        <>
          <VisuallyHidden>
            <h1>{t('city.title')}</h1>
          </VisuallyHidden>
          <SearchField
            label={t('city.search.label')}
            placeholder={t('city.search.placeholder')}
            value={typed}
            onChange={setTyped}
            onFocus={() => height === 'low' && setHeight('half')}
            {...keys.field}
          />
        </>
      }
    >
      {searching ? (
        <FoundList typed={typed} keys={keys.list} onPick={pick} />
      ) : here ? (
        <HereList numbers={here.split(',')} />
      ) : bounds ? (
        <HeapList bounds={bounds} />
      ) : (
        <>
          <Filters />
          <p className={style.who}>
            <Link to="/who" search={true}>
              {t('city.who.title')}
            </Link>
            <Link to="/figures">{t('city.figures.title')}</Link>
          </p>
          <ReportList />
        </>
      )}
    </CitySheet>
  )
}

export const start = createLazyRoute('/city/browse/')({ component: Start })
