import { useKnows, useWords } from '../words/words.tsx'
import { ApiProblem } from './problem.ts'

/** The words for a code of the platform; null for one that nobody has words for. */
export function useCodeWords(): (code: string) => string | null {
  const t = useWords()
  const knows = useKnows()
  return (code) => {
    const key = `problem.${code}`
    return knows(key) ? t(key) : null
  }
}

/** Says a fault as a sentence: what happened, what is safe, what to do next. */
export function useProblemWords(): (fault: unknown) => string {
  const t = useWords()
  const codeWords = useCodeWords()
  return (fault) => {
    if (!(fault instanceof ApiProblem)) return t('error.unknown')
    if (fault.code === 'network.offline') return t('error.offline')
    const words = codeWords(fault.code) ?? t('error.unknown')
    return fault.retryAfter ? `${words} ${t('error.retry_in', waitOf(fault.retryAfter))}` : words
  }
}

/** A wait as people say it: seconds while they are few, then minutes, then hours. */
function waitOf(seconds: number) {
  if (seconds <= 90) return { unit: 'seconds', count: seconds }
  if (seconds <= 90 * 60) return { unit: 'minutes', count: Math.ceil(seconds / 60) }
  return { unit: 'hours', count: Math.ceil(seconds / 3600) }
}
