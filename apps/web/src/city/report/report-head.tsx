import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Link2, Share2 } from 'lucide-react'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { canShare, copyLink, shareLink } from '../share.ts'
import style from './report.module.css'

/** Back to the list, the number, and a link for others: never the author's secret one. */
export function ReportHead({ number, report }: { number: string; report: ReportCard | undefined }) {
  const t = useWords()
  const name = useNames()
  const link = `${location.origin}/reports/${number}`
  function share() {
    if (canShare() && report)
      void shareLink(link, t('city.share.title', { number, category: name(report.category.name) }))
    else void copyLink(link, t('city.share.copied'), t('city.share.failed'))
  }
  return (
    <div className={style.head}>
      <Link to="/" search={true} className={style.back} aria-label={t('city.report.back')}>
        <Icon of={ArrowLeft} />
      </Link>
      <span className={style.number}>{t('report.number', { number })}</span>
      {report?.published && (
        <IconButton label={t(canShare() ? 'city.share.share' : 'city.share.copy')} onPress={share}>
          <Icon of={canShare() ? Share2 : Link2} />
        </IconButton>
      )}
    </div>
  )
}
