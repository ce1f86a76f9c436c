import type { TimelineEntry } from '@gorozhanin/domain/reports/api'
import { useReasonLists } from '../../api/city.ts'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { entryKey, reasonOf } from './history-words.ts'

/** `title(entry)`: what happened in one line. The number of another report is left to a link after it. */
export function useEntryTitle(): (entry: TimelineEntry) => string {
  const t = useWords()
  const lists = useReasonLists()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  return (entry) => {
    const { agency, outcome, until, body, outgoing, rating, appealNumber } = entry
    const reason = reasonOf(lists, entry)
    return t(entryKey(entry), {
      agency: agency ? name(agency.name) : '',
      outcome: outcome ?? 'none',
      day: until ? formats.shortDay(until, now) : '',
      reason: reason ? inSentence(name(reason)) : 'none',
      body: body ?? '',
      outgoing: outgoing
        ? t('letter.outgoing', { number: outgoing.number, date: formats.shortDay(outgoing.date, now) })
        : '',
      rating: rating ?? 'none',
      appeal: appealNumber ?? '',
    })
  }
}

/** «Погода и сезон» inside a sentence; what is not a plain word («ЕДДС …») stays as it is. */
export function inSentence(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
