import { SearchX } from 'lucide-react'
import { useProblemWords } from '../../api/problem-words.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { EmptyState, ErrorState } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { isUnknown } from './use-own-report.ts'

export function ReportProblem({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useWords()
  const problemWords = useProblemWords()
  if (!isUnknown(problem)) return <ErrorState text={problemWords(problem)} onRetry={onRetry} />
  return (
    <EmptyState
      icon={SearchX}
      title={t('city.report.unknown')}
      action={<ButtonLink to="/">{t('error.not_found.home')}</ButtonLink>}
    >
      {t('city.report.unknown_text')}
    </EmptyState>
  )
}
