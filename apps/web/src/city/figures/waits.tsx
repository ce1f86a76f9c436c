import { LEAST_FOR_TYPICAL } from '@gorozhanin/domain/summary/figures'
import type { Figures } from '@gorozhanin/domain/summary/figures-api'
import { CategoryIcon } from '../../parts/category-icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import style from './figures.module.css'

type Row = Figures['byCategory'][number]

/** As many as most people look through. */
const shownAtOnce = 8

/** How long an answer usually takes, topic by topic; of those with few answers only that they are few. */
export function Waits({ figures: { byCategory } }: { figures: Figures }) {
  const t = useWords()
  const name = useNames()
  const known = byCategory.filter(({ typicalDays }) => typicalDays !== null)
  const few = byCategory.filter(({ typicalDays }) => typicalDays === null)
  const more = known.slice(shownAtOnce)
  return (
    <section className={style.block} aria-labelledby="figures-waits">
      <h2 id="figures-waits">{t('figures.waits')}</h2>
      {known.length > 0 ? (
        <>
          <p className={style.note}>{t('figures.waits.note')}</p>
          <Rows rows={known.slice(0, shownAtOnce)} />
        </>
      ) : (
        <p>{t('figures.waits.none', { least: LEAST_FOR_TYPICAL })}</p>
      )}
      {more.length > 0 && (
        <details className={style.more}>
          <summary>{t('figures.waits.more', { count: more.length })}</summary>
          <Rows rows={more} />
        </details>
      )}
      {few.length > 0 && (
        <details className={style.more}>
          <summary>{t('figures.waits.few', { count: few.length, least: LEAST_FOR_TYPICAL })}</summary>
          <ul className={style.few}>
            {few.map(({ category, answered }) => (
              <li key={category.code}>
                {name(category.name)}, {t('figures.count', { count: answered })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useWords()
  const name = useNames()
  return (
    <ul className={style.rows}>
      {rows.map(({ category, answered, typicalDays }) => (
        <li key={category.code}>
          <span className={style.icon}>
            <CategoryIcon icon={category.icon} />
          </span>
          <span className={style.topic}>{name(category.name)}</span>
          <span className={style.wait}>{t('figures.wait', { days: typicalDays ?? 0 })}</span>
          <span className={style.of}>{t('figures.count', { count: answered })}</span>
        </li>
      ))}
    </ul>
  )
}
