import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { useCity } from '../../api/city.ts'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './report.module.css'

/** What only paper needs: which city, who promised what by when, and the place without its map. */
export function PaperFacts({ report }: { report: ReportCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const city = useCity()
  const { number, registeredAt, agency, dueAt, dueProvisional, place, address } = report
  // «Сегодня» is another day by the time that paper is read.
  const moment = (at: string | number) => `${formats.shortDay(at, now)}, ${formats.time(at)}`
  const until = dueAt && formats.day(dueAt, now)
  const coordinates = place && `${place.lat}, ${place.lon}`
  const facts = [
    ['filed', moment(registeredAt)],
    ['agency', name(agency.name)],
    ['due', until && (dueProvisional ? t('term.provisional', { until }) : until)],
    ['place', [address, coordinates].filter(Boolean).join(' · ')],
    ['link', `${location.origin}/reports/${number}`],
    ['printed', `${name(city.name)}, ${moment(now)}`],
  ] as const
  return (
    <dl className={style.paper}>
      {facts.map(
        ([fact, value]) =>
          value && (
            <div key={fact}>
              <dt>{t(`city.paper.${fact}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
