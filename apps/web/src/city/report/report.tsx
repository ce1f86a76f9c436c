import { useQuery } from '@tanstack/react-query'
import { createLazyRoute, useParams } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useWords, withWords } from '../../words/words.tsx'
import { CitySheet } from '../browse/city-sheet.tsx'
import { useBrowse } from '../browse/context.ts'
import { reportQuery } from '../browse/queries.ts'
import { isAwaited } from './own/own-move.ts'
import { ReportBody } from './report-body.tsx'
import { ReportHead } from './report-head.tsx'
import { isGone, ReportProblem } from './report-problem.tsx'
import { ReportWaiting } from './report-waiting.tsx'

/** From here on single houses can be told apart. */
const closeZoom = 16

function Report() {
  const { number } = useParams({ from: '/city/browse/reports/$number' })
  return <OneReport key={number} number={number} />
}

function OneReport({ number }: { number: string }) {
  const t = useWords()
  const { moveTo, zoom, height, setHeight } = useBrowse()
  const { data, error, refetch } = useQuery(reportQuery(number))
  // What was read stays while the city cannot be reached, not once strangers may read it no more.
  const report = isGone(error) ? undefined : data
  const place = report?.place

  const show = useEffectEvent((lon: number, lat: number) => {
    moveTo({ lon, lat, zoom: Math.max(zoom, closeZoom) })
  })
  const open = useEffectEvent(() => height === 'low' && setHeight('half'))
  useEffect(() => void open(), [])
  // The same place is the same value, however often the card is fetched.
  useEffect(() => {
    if (place) show(place.lon, place.lat)
  }, [place])

  return (
    <CitySheet
      label={t('city.report.label', { number })}
      header={<ReportHead number={number} report={report} />}
      quiet={report !== undefined && isAwaited(report)}
    >
      {report ? (
        <ReportBody report={report} />
      ) : error ? (
        <ReportProblem problem={error} onRetry={() => void refetch()} />
      ) : (
        <ReportWaiting />
      )}
    </CitySheet>
  )
}

export const report = createLazyRoute('/city/browse/reports/$number')({
  component: withWords('report', Report),
})
