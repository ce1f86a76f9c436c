import type { Pair } from '@gorozhanin/domain/summary/figures-api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { Compare } from '../compare.tsx'
import style from './figures.module.css'
import { pairsQuery } from './queries.ts'

/** «Было и стало»: what was fixed, the last answered first; a photo is fetched when it comes near the screen. */
export function Gallery() {
  const t = useWords()
  const problemWords = useProblemWords()
  const found = useInfiniteQuery(pairsQuery)
  const pairs = found.data?.pages.flatMap((page) => page.pairs)
  return (
    <section className={style.block} aria-labelledby="figures-pairs">
      <h2 id="figures-pairs">{t('figures.pairs')}</h2>
      {pairs ? (
        pairs.length === 0 ? (
          <p>{t('figures.pairs.none')}</p>
        ) : (
          <ul className={style.pairs} aria-labelledby="figures-pairs">
            {pairs.map((pair) => (
              <li key={pair.number}>
                <OnePair pair={pair} />
              </li>
            ))}
          </ul>
        )
      ) : found.isError ? (
        <ErrorState text={problemWords(found.error)} onRetry={() => void found.refetch()} />
      ) : (
        <div className={style.pairs} aria-busy>
          {['one', 'two', 'three'].map((card) => (
            <Skeleton key={card} height="240px" />
          ))}
        </div>
      )}
      {found.hasNextPage && (
        <div>
          <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
            {t('figures.pairs.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function OnePair({ pair }: { pair: Pair }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, address, answeredAt, before, after } = pair
  const about = [name(category.name), address].filter(Boolean).join(', ')
  return (
    <article className={style.pair}>
      <Compare before={before} after={after} about={about} ratio={4 / 3} />
      <Link to="/reports/$number" params={{ number }} className={style.name}>
        {name(category.name)}
      </Link>
      <p className={style.note}>
        {address && <span>{address}</span>}
        <span>{t('figures.pairs.answered', { day: formats.shortDay(answeredAt, now) })}</span>
      </p>
    </article>
  )
}
