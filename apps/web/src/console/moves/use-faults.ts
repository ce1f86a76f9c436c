import { ApiProblem } from '../../api/problem.ts'
import { useCodeWords } from '../../api/problem-words.ts'
import { useWords } from '../../words/words.tsx'
import type { useMove, WantedMove } from './use-move.ts'

/** What the server found wrong with one field, as a sentence; null once the field differs from what was sent. */
export type FaultOf = (field: string, value: unknown) => string | null

export function useFaults({ error, variables }: ReturnType<typeof useMove>): FaultOf {
  const t = useWords()
  const codeWords = useCodeWords()
  return (field, value) => {
    const found = error instanceof ApiProblem && error.errors.find((one) => one.field === field)
    if (!found || !isSame(sentIn(variables, field), value)) return null
    return codeWords(found.code) ?? t('form.field.wrong')
  }
}

function sentIn(variables: WantedMove | undefined, field: string): unknown {
  return Object.entries(variables ?? {}).find(([name]) => name === field)?.[1]
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
