import { Link } from '@tanstack/react-router'
import { useWords } from '../../words/words.tsx'

/** The way to another report, by its number. */
export function ReportLink({ number }: { number: string }) {
  const t = useWords()
  return (
    <Link to="/reports/$number" params={{ number }}>
      {t('report.number', { number })}
    </Link>
  )
}
