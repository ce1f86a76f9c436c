import { Link } from '@tanstack/react-router'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'

/** The number of another report, which opens its card beside the same list. */
export function ReportLink({ number }: { number: string }) {
  const t = useWords()
  const { search } = useDesk()
  return (
    <Link to="/console/$number" params={{ number }} search={search}>
      {t('report.number', { number })}
    </Link>
  )
}
