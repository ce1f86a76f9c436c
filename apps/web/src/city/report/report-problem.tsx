import { SearchX, Undo2 } from 'lucide-react'
import { ApiProblem } from '../../api/problem.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'

/** Whether the city says that the report is not there for this person. */
export const isGone = (problem: unknown): boolean =>
  problem instanceof ApiProblem && (problem.status === 404 || problem.status === 410)

/**
 * Why a report is not here. That there is none and that it is not for strangers is told alike; that its author took it
 * back is said.
 */
export function ReportProblem({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  const { code, status } = problem instanceof ApiProblem ? problem : {}
  const withdrawn = code === 'report.withdrawn'
  if (!isGone(problem) && status !== 422) return <ErrorState text={problemWords(problem)} onRetry={onRetry} />
  return (
    <EmptyState
      icon={withdrawn ? Undo2 : SearchX}
      title={t(withdrawn ? 'city.standing.withdrawn' : 'city.report.unknown')}
      action={<ButtonLink to="/">{t('error.not_found.home')}</ButtonLink>}
    >
      {t(withdrawn ? 'city.report.withdrawn_text' : 'city.report.unknown_text')}
    </EmptyState>
  )
}
