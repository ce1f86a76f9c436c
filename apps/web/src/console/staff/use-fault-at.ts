import { ApiProblem } from '../../api/problem.ts'
import { useCodeWords } from '../../api/problem-words.ts'
import { useWords } from '../../words/words.tsx'

/** What the server says of one field, as a sentence; `within` is where the field stands in the body. */
export function useFaultAt(fault: unknown, within = ''): (field: string) => string | null {
  const t = useWords()
  const codeWords = useCodeWords()
  return (field) => {
    if (!(fault instanceof ApiProblem)) return null
    const found = fault.errors.find((one) => one.field === `${within}${field}`)
    if (!found) return null
    return codeWords(found.code) ?? t('problem.request.invalid')
  }
}
