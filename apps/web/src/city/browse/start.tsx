import type { Found } from '@gorozhanin/domain/map/api'
import { createLazyRoute, Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FoundList } from '../../parts/found-list.tsx'
import { useFoundKeys } from '../../parts/use-found-keys.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useWords } from '../../words/words.tsx'
import type { Offer } from '../following/follow.ts'
import { FollowButton } from '../following/follow-button.tsx'
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
  const { box, height, setHeight, moveTo, asks, draw } = useBrowse()
  const { here, heap, group }: BrowseSearch = useSearch({ from: '/city/browse' })
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<Found | null>(null)
  const keys = useFoundKeys()
  const offers = useOffers(picked, box, group)
  const searching = typed.trim() !== ''
  const bounds = readBounds(heap)

  function pick(found: Found) {
    const { kind, id, lon, lat } = found
    setTyped('')
    setPicked(found)
    setHeight('half')
    if (kind === 'report') void navigate({ to: '/reports/$number', params: { number: id }, search: true })
    else if (lon !== null && lat !== null) moveTo({ lon, lat, zoom: zoomOf[kind] })
  }

  return (
    <CitySheet
      label={t('city.sheet')}
      quiet={asks}
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
          <div className={style.who}>
            <Link to="/who" search={true}>
              {t('city.who.title')}
            </Link>
            <Link to="/categories">{t('city.category.all')}</Link>
            <Link to="/figures">{t('city.figures.title')}</Link>
            <FollowButton kind="plain" offers={offers} onDraw={draw} />
          </div>
          <ReportList />
        </>
      )}
    </CitySheet>
  )
}

/** The house or street that was looked for last, what the map shows, and the chosen topics everywhere. */
function useOffers(picked: Found | null, bbox: string, group: string | undefined): readonly Offer[] {
  const t = useWords()
  const topics = group && { group }
  const place = picked && { address: { house: picked.id }, street: { street: picked.id } }
  const kind = picked?.kind
  return [
    ...(place && (kind === 'address' || kind === 'street')
      ? [{ subject: { ...place[kind], ...topics }, label: picked.label }]
      : []),
    { subject: { bbox, ...topics }, label: t(topics ? 'follow.view_topics' : 'follow.view') },
    ...(topics ? [{ subject: topics, label: t('follow.topics') }] : []),
  ]
}

export const start = createLazyRoute('/city/browse/')({ component: Start })
