import { useCity } from '../api/city.ts'
import { useNow } from '../ui/use-now.ts'
import { useNames } from '../words/name.ts'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import { Agencies } from './agencies.tsx'
import { Figures } from './figures.tsx'
import { headline, type Today } from './headline.ts'
import { Indicators } from './indicators.tsx'
import { OverdueList } from './overdue-list.tsx'
import style from './paper.module.css'
import { Statuses } from './statuses.tsx'
import { useSentences } from './use-sentences.ts'

/** The sheet itself: as wide as A4, so that it is printed as it is seen. */
export function Paper({ today, emergencies }: { today: Today; emergencies: number }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const say = useSentences()
  const sentences = headline(today, emergencies).map(say)
  return (
    <article className={style.sheet}>
      <p className={style.dateline}>
        {t('head.dateline', {
          city: name(useCity().name),
          day: formats.day(today.asOf, now),
          time: formats.time(today.asOf),
        })}
      </p>
      <h1 className={style.headline}>{sentences.join(' ')}</h1>
      <Figures today={today} />
      <Indicators indicators={today.indicators} />
      <Statuses today={today} />
      <Agencies today={today} />
      <OverdueList today={today} />
      <p className={style.foot}>
        {t('head.foot', { time: formats.time(today.asOf), authors: today.authors7d })}
      </p>
    </article>
  )
}
