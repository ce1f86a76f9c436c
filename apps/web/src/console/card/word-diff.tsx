import { diffWordsWithSpace } from 'diff'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { useWords } from '../../words/words.tsx'
import style from './word-diff.module.css'

/** A text as it became, with the words that went struck through and those that came underlined. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const t = useWords()
  const parts = diffWordsWithSpace(before, after)
  return (
    <p className={style.diff}>
      {parts.map(({ value, added, removed }, index) => {
        const key = `${index}-${value}`
        if (added)
          return (
            <ins key={key}>
              <VisuallyHidden>{t('diff.added')}</VisuallyHidden>
              {value}
            </ins>
          )
        if (removed)
          return (
            <del key={key}>
              <VisuallyHidden>{t('diff.removed')}</VisuallyHidden>
              {value}
            </del>
          )
        return <span key={key}>{value}</span>
      })}
    </p>
  )
}
