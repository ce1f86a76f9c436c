import type { Indicators as Shares } from '@gorozhanin/domain/summary/api'
import {
  INDICATOR_DAYS,
  type Indicator,
  indicatorLimits,
  isOverLimit,
  type Share,
  shareOf,
} from '@gorozhanin/domain/summary/shares'
import type { ReactNode } from 'react'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import style from './paper.module.css'

/** The three shares that the city is judged by, each with how many it is of and its limit. */
export function Indicators({ indicators }: { indicators: Shares }) {
  const t = useWords()
  const say = useShare()
  const { late, repeated, repeatedPreliminary, deferred, deferredOfAll } = indicators
  return (
    <section className={style.block} aria-label={t('head.indicators', { days: INDICATOR_DAYS })}>
      <h2>{t('head.indicators', { days: INDICATOR_DAYS })}</h2>
      <dl className={style.indicators}>
        <Figure indicator="late" share={late} />
        <Figure indicator="repeated" share={repeated}>
          {repeatedPreliminary && t('head.indicator.preliminary')}
        </Figure>
        <Figure indicator="deferred" share={deferred}>
          {shareOf(deferredOfAll) !== null &&
            t('head.indicator.deferred.all', { share: say(deferredOfAll), ...deferredOfAll })}
        </Figure>
      </dl>
    </section>
  )
}

type FigureProps = { readonly indicator: Indicator; readonly share: Share; readonly children?: ReactNode }

function Figure({ indicator, share, children }: FigureProps) {
  const t = useWords()
  const formats = useFormats()
  const say = useShare()
  const over = isOverLimit(indicator, share)
  const limit = formats.percent(indicatorLimits[indicator] / 100)
  const { count, of } = share
  const counted = shareOf(share) !== null && `${t('head.indicator.of', { count, of })}, `
  return (
    <div className={style.figure}>
      <dt>{t(`head.indicator.${indicator}`)}</dt>
      <dd className={over ? style.bad : undefined}>{say(share)}</dd>
      <dd className={style.note}>
        {counted}
        {t(over ? 'head.indicator.over' : 'head.indicator.limit', { limit })}
      </dd>
      {children && <dd className={style.note}>{children}</dd>}
    </div>
  )
}

/** «3,9 %»; of fewer than ten «2 из 7», of none «не было». */
function useShare(): (share: Share) => string {
  const t = useWords()
  const formats = useFormats()
  return (share) => {
    const known = shareOf(share)
    if (known !== null) return formats.percent(known, 1)
    return share.of === 0 ? t('head.indicator.none') : t('head.indicator.of', share)
  }
}
