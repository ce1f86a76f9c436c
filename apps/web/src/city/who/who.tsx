import type { Found } from '@gorozhanin/domain/map/api'
import { showResponsible } from '@gorozhanin/domain/reports/responsible-api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute, Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { call } from '../../api/call.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { FoundList } from '../../parts/found-list.tsx'
import { placeQuery } from '../../parts/place-query.ts'
import { useFoundKeys } from '../../parts/use-found-keys.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import { CitySheet } from '../browse/city-sheet.tsx'
import { type BrowseState, useBrowse } from '../browse/context.ts'
import { FollowButton } from '../following/follow-button.tsx'
import report from '../report/report.module.css'
import { Answering } from './answering.tsx'
import style from './who.module.css'

/** One house and what is around it. */
const houseZoom = 17.5

function responsibleQuery({ lon, lat }: BrowseState['center']) {
  return queryOptions({
    queryKey: ['responsible', lon, lat],
    queryFn: ({ signal }) => call(showResponsible, { query: { lon, lat }, signal }),
  })
}

/** «Кто отвечает»: for the place in the middle of the map, whom the city asks about what. */
function Who() {
  const t = useWords()
  const { center, height, setHeight, moveTo } = useBrowse()
  const keys = useFoundKeys()
  const [typed, setTyped] = useState('')
  const open = useEffectEvent(() => height === 'low' && setHeight('half'))
  useEffect(() => void open(), [])

  function pick({ lon, lat }: Found) {
    setTyped('')
    if (lon !== null && lat !== null) moveTo({ lon, lat, zoom: houseZoom })
  }

  return (
    <CitySheet
      label={t('city.who.title')}
      header={
        <>
          <div className={report.head}>
            <Link to="/" search={true} className={report.back} aria-label={t('city.report.back')}>
              <Icon of={ArrowLeft} />
            </Link>
            <h1 className={style.title}>{t('city.who.title')}</h1>
          </div>
          <SearchField
            label={t('city.where.search')}
            value={typed}
            onChange={setTyped}
            {...keys.field}
            onFocus={() => height === 'low' && setHeight('half')}
          />
        </>
      }
    >
      {typed.trim() !== '' ? (
        <FoundList typed={typed} kinds={['address', 'street', 'place']} keys={keys.list} onPick={pick} />
      ) : (
        <AtPlace place={center} />
      )}
    </CitySheet>
  )
}

function AtPlace({ place }: { place: BrowseState['center'] }) {
  const t = useWords()
  const { language } = useLanguage()
  const problemWords = useProblemWords()
  const words = useQuery(placeQuery(place, language))
  const answer = useQuery(responsibleQuery(place))
  if (words.data && !words.data.inside)
    return (
      <p className={style.place} role="status">
        {t('city.where.outside', { neighbour: words.data.neighbour ?? 'none' })}
      </p>
    )
  if (answer.error)
    return <ErrorState text={problemWords(answer.error)} onRetry={() => void answer.refetch()} />
  return (
    <>
      <p className={style.place} role="status">
        {words.data ? (
          (words.data.address ?? t('city.where.no_address'))
        ) : (
          <Skeleton width="60%" height="22px" />
        )}
      </p>
      <p className={style.hint}>{t('city.who.hint')}</p>
      {words.data?.house && words.data.address && (
        <p className={style.follow}>
          <FollowButton offers={[{ subject: { house: words.data.house }, label: words.data.address }]} />
        </p>
      )}
      {answer.data ? (
        <Answering {...answer.data} />
      ) : (
        <div aria-busy className={style.waiting}>
          {['one', 'two', 'three', 'four'].map((line) => (
            <Skeleton key={line} height="64px" />
          ))}
        </div>
      )}
      <p className={style.more}>
        <Link to="/" search={true}>
          {t('city.who.reports')}
        </Link>
      </p>
    </>
  )
}

export const who = createLazyRoute('/city/browse/who')({ component: Who })
