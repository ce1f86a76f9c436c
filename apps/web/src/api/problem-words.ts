import { useWords } from '../words/words.tsx'
import { ApiProblem } from './problem.ts'

/** Says a fault as a sentence: what happened, what is safe, what to do next. */
export function useProblemWords(): (fault: unknown) => string {
  const t = useWords()
  return (fault) => {
    if (!(fault instanceof ApiProblem) || fault.code === 'network.unknown') return t('error.unknown')
    if (fault.code === 'network.offline') return t('error.offline')
    const words = t(`problem.${fault.code}`)
    return fault.retryAfter ? `${words} ${t('error.retry_in', { seconds: fault.retryAfter })}` : words
  }
}
