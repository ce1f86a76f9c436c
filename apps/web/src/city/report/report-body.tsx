import type { ReportCard } from '@gorozhanin/domain/reports/api'
import { isFinal } from '@gorozhanin/domain/reports/status'
import { Link } from '@tanstack/react-router'
import { Lock, MapPin, Users } from 'lucide-react'
import { useRef } from 'react'
import { PhotoStrip } from '../../parts/photo-strip.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useLanguage, useWords } from '../../words/words.tsx'
import { FollowButton } from '../following/follow-button.tsx'
import { SupportBox } from '../support/support-box.tsx'
import { wallTime } from '../wall-time.ts'
import { Again } from './again.tsx'
import { BeforeAfter } from './before-after.tsx'
import { fixedPair } from './fixed-pair.ts'
import { History } from './history.tsx'
import { OwnAsk } from './own/own-ask.tsx'
import { OwnConsents } from './own/own-consents.tsx'
import { OwnMore } from './own/own-more.tsx'
import { PaperFacts } from './paper-facts.tsx'
import style from './report.module.css'
import { Standing } from './standing.tsx'

/** The promise, what is asked of the author, photos, words, answers to questions, and the history. */
export function ReportBody({ report }: { report: ReportCard }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { language } = useLanguage()
  const standing = useRef<HTMLDivElement>(null)
  // What came of a move is said at the top.
  const toStanding = () => standing.current?.focus()
  const { category, address, photos, text, details, supporters, mine, published, emergency } = report
  const pair = fixedPair(report)
  useTitle(t('city.share.title', { number: report.number, category: name(category.name) }))
  return (
    <article className={style.report}>
      <Standing report={report} ref={standing} />
      <div className={style.title}>
        <h1>{name(category.name)}</h1>
        <p className={style.meta}>
          {address && (
            <span>
              <Icon of={MapPin} size={16} />
              {address}
            </span>
          )}
          <span>{t('city.report.filed', { day: formats.shortDay(report.registeredAt, now) })}</span>
          <Link to="/categories/$code" params={{ code: category.code }}>
            {t('city.category.what')}
          </Link>
          {supporters > 0 && (
            <span>
              <Icon of={Users} size={16} />
              {t('city.report.supporters', { count: supporters })}
            </span>
          )}
        </p>
        {(emergency || mine) && (
          <p className={style.badges}>
            {emergency && <Badge tone="overdue">{t('city.report.emergency')}</Badge>}
            {mine && <Badge tone="accent">{t('city.report.mine')}</Badge>}
          </p>
        )}
      </div>
      <PaperFacts report={report} />
      {mine && (
        <div className={style.offPaper}>
          <OwnAsk report={report} onDone={toStanding} />
        </div>
      )}
      {mine && !published && (
        <p className={style.hidden}>
          <Icon of={Lock} size={16} />
          {t(opensLater(report) ? 'city.report.only_you' : 'city.report.only_you_ever')}
        </p>
      )}
      {pair && <BeforeAfter report={report} pair={pair} />}
      <div className={pair && photos.length === 1 ? style.offPaper : style.photos}>
        <PhotoStrip photos={photos} about={name(category.name)} small={pair !== undefined} />
      </div>
      <p className={style.words}>{text}</p>
      {details.length > 0 && (
        <dl className={style.details}>
          {details.map(({ code, label, value }) => (
            <div key={code}>
              <dt>{name(label)}</dt>
              <dd>{typeof value === 'string' ? (wallTime(value, language, now) ?? value) : name(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={style.offPaper}>
        <SupportBox report={report} />
        {published && (
          <div>
            <FollowButton
              offers={[
                { subject: { report: report.number }, label: t('follow.report') },
                {
                  subject: { category: category.code },
                  label: t('follow.category', { category: name(category.name) }),
                },
              ]}
            />
          </div>
        )}
      </div>
      <section className={style.history}>
        <h2>{t('city.report.history')}</h2>
        <History report={report} />
      </section>
      <div className={style.offPaper}>
        <Again report={report} />
        {mine && <OwnMore report={report} onDone={toStanding} />}
        {mine && <OwnConsents number={report.number} />}
      </div>
    </article>
  )
}

/** Whether others will see the report once it has been checked. */
function opensLater({ status, timeline }: ReportCard): boolean {
  if (isFinal(status) || timeline.some(({ name }) => name === 'unpublish')) return false
  return timeline.findLast(({ name }) => name === 'hide' || name === 'show')?.name !== 'hide'
}
