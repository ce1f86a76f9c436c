import type { Figures } from '@gorozhanin/domain/summary/figures-api'
import type { CSSProperties } from 'react'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './figures.module.css'

const kinds = ['fixed', 'explained', 'notConfirmed', 'returned'] as const

/** What the city answered, each kind by itself; what residents say of it, and what was only put off. */
export function Answers({ figures: { answers, planned } }: { figures: Figures }) {
  const t = useWords()
  const formats = useFormats()
  const { answered, confirmed } = answers
  if (answered === 0 && planned === 0) return null
  return (
    <section className={style.block} aria-labelledby="figures-answers">
      <h2 id="figures-answers">{t('figures.answers', { count: answered })}</h2>
      {answered > 0 && (
        <dl className={style.kinds}>
          {kinds.map((kind) => (
            <div key={kind} className={style.kind} data-kind={kind}>
              <dt>{t(`figures.answers.${kind}`)}</dt>
              <dd>{formats.number(answers[kind])}</dd>
              <dd
                aria-hidden
                className={style.bar}
                style={{ '--share': answers[kind] / answered } as CSSProperties}
              />
            </div>
          ))}
        </dl>
      )}
      {answered > 0 && <p>{t('figures.confirmed', { count: confirmed, of: answered })}</p>}
      {planned > 0 && <p>{t('figures.planned', { count: planned })}</p>}
    </section>
  )
}
