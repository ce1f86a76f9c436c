import { useNames } from '../words/name.ts'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import type { Sentence } from './headline.ts'

/** Says a sentence of the headline as a person would. */
export function useSentences(): (sentence: Sentence) => string {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  return (sentence) => {
    switch (sentence.kind) {
      case 'overdue': {
        const named = sentence.top.map(({ agency, count }) =>
          `${name(agency)} — ${formats.number(count)}`.replaceAll(' ', '\u00a0'),
        )
        if (sentence.rest > 0) named.push(t('head.line.rest', { count: sentence.rest }))
        return `${t('head.line.overdue', { count: sentence.count })} ${named.join(', ')}.`
      }
      case 'emergencies':
        return t('head.line.emergencies', { count: sentence.count })
      case 'due_today':
        return t('head.line.due_today', { count: sentence.count })
      case 'grew':
        return t('head.line.grew', { count: sentence.count, mean: formats.number(sentence.mean, 1) })
      default:
        return t(`head.line.${sentence.kind}`)
    }
  }
}
