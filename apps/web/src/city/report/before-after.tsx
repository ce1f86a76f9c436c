import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { Compare } from '../compare.tsx'
import type { FixedPair } from './fixed-pair.ts'
import style from './report.module.css'

const widest = 16 / 9
const tallest = 3 / 4

/** What it looked like and what it looks like now. */
export function BeforeAfter({ report, pair }: { report: ReportCard; pair: FixedPair }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { before, after, at } = pair
  return (
    <figure className={style.pair}>
      <Compare
        before={before}
        after={after}
        about={name(report.category.name)}
        ratio={Math.min(widest, Math.max(tallest, before.width / before.height))}
      />
      <figcaption>
        {t('city.compare.days', {
          filed: formats.shortDay(report.registeredAt, now),
          fixed: formats.shortDay(at, now),
        })}
      </figcaption>
    </figure>
  )
}
