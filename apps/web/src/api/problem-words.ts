import { useWords } from '../words/words.tsx'
import { ApiProblem } from './problem.ts'

/** Says a fault as a sentence: what happened, what is safe, what to do next. */
export function useProblemWords(): (fault: unknown) => string {
  const t = useWords()
  return (fault) => {
    if (!(fault instanceof ApiProblem) || fault.code === 'network.unknown') return t('error.unknown')
    if (fault.code === 'network.offline') return t('error.offline')
    const words = t(`problem.${fault.code}`)
    return fault.retryAfter ? `${words} ${t('error.retry_in', waitOf(fault.retryAfter))}` : words
  }
}

/** A wait as people say it: seconds while they are few, then minutes, then hours. */
function waitOf(seconds: number) {
  if (seconds <= 90) return { unit: 'seconds', count: seconds }
  if (seconds <= 90 * 60) return { unit: 'minutes', count: Math.ceil(seconds / 60) }
  return { unit: 'hours', count: Math.ceil(seconds / 3600) }
}
