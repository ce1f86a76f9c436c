import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { useNavigate } from '@tanstack/react-router'
import { RotateCcw } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import { beginAgain } from '../filing/current-draft.ts'
import style from './report.module.css'
import { ReportLink } from './report-link.tsx'

/** Reports of the same trouble before and after this one; where it is closed, the way to say that it is back. */
export function Again({ report }: { report: ReportCard }) {
  const t = useWords()
  const navigate = useNavigate()
  const { repeatOf, repeatedBy, status } = report
  function file() {
    beginAgain(report)
    void navigate({ to: '/new', search: { step: 'tell' } })
  }
  if (status !== 'closed' && repeatOf.length + repeatedBy.length === 0) return null
  return (
    <section className={style.again} aria-label={t('city.again.file')}>
      <Links label={t('city.again.repeat_of')} numbers={repeatOf} />
      <Links label={t('city.again.repeated_by')} numbers={repeatedBy} />
      {status === 'closed' && (
        <>
          <Button onPress={file}>
            <Icon of={RotateCcw} />
            {t('city.again.file')}
          </Button>
          <p className={style.meta}>{t('city.again.help')}</p>
        </>
      )}
    </section>
  )
}

function Links({ label, numbers }: { label: string; numbers: readonly string[] }) {
  if (numbers.length === 0) return null
  return (
    <p>
      {label}{' '}
      {numbers.map((number) => (
        <ReportLink key={number} number={number} />
      ))}
    </p>
  )
}
