import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Link2, Printer, Share2 } from 'lucide-react'
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
  async function share(category: ReportCard['category']) {
    const title = t('city.share.title', { number, category: name(category.name) })
    if (canShare() && (await shareLink(link, title))) return
    await copyLink(link, t('city.share.copied'), t('city.share.failed'))
  }
  return (
    <div className={style.head}>
      <Link to="/" search={true} className={style.back} aria-label={t('city.report.back')}>
        <Icon of={ArrowLeft} />
      </Link>
      <span className={style.number}>{t('report.number', { number })}</span>
      {report && (
        <div className={style.tools}>
          <span className={style.print}>
            <IconButton label={t('city.paper.print')} onPress={() => window.print()}>
              <Icon of={Printer} />
            </IconButton>
          </span>
          {report.published && (
            <IconButton
              label={t(canShare() ? 'city.share.share' : 'city.share.copy')}
              onPress={() => void share(report.category)}
            >
              <Icon of={canShare() ? Share2 : Link2} />
            </IconButton>
          )}
        </div>
      )}
    </div>
  )
}
