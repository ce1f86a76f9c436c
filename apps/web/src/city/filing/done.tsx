import { Link } from '@tanstack/react-router'
import { Check, Copy, Plus, Share2 } from 'lucide-react'
import { useCity } from '../../api/city.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import { useMine } from '../mine/mine.ts'
import { followAddress, type MyReport } from '../mine/mine-shelf.ts'
import { canShare, copyLink, shareLink } from '../share.ts'
import style from './done.module.css'

/** The number, the same promise, what happens next, and how to come back. */
export function Done({ number }: { number: string }) {
  const t = useWords()
  const mine = useMine().find((report) => report.number === number)
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        {mine ? (
          <Filed report={mine} />
        ) : (
          <EmptyState
            title={t('city.done.title', { number })}
            action={
              <ButtonLink to="/reports/$number" params={{ number }}>
                {t('city.done.open')}
              </ButtonLink>
            }
          />
        )}
      </main>
    </>
  )
}

function Filed({ report }: { report: MyReport }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { demo } = useCity()
  const { number, agency, dueAt, handedOver, isPublic } = report
  const link = followAddress(report)
  const title = t('city.share.title', { number, category: name(report.category) })
  return (
    <>
      <span className={style.mark}>
        <Icon of={Check} size={24} />
      </span>
      <h1>{t('city.done.title', { number })}</h1>
      {dueAt && (
        <p className={style.promise}>
          {t('city.promise', { agency: name(agency), until: formats.until(dueAt, now) })}
        </p>
      )}
      {demo && <p className={style.demo}>{t('city.demo.text')}</p>}

      <h2>{t('city.done.next')}</h2>
      <ol className={style.steps}>
        <li>{t(handedOver ? 'city.done.handed_over' : 'city.done.checked', { agency: name(agency) })}</li>
        {!handedOver && <li>{t('city.done.passed_on', { agency: name(agency) })}</li>}
        <li>{t(isPublic ? 'city.done.shown' : 'city.done.not_shown')}</li>
        <li>{t('city.done.answer')}</li>
      </ol>

      <h2>{t('city.done.follow')}</h2>
      <p className={style.muted}>{t('city.done.follow_note')}</p>
      <div className={style.buttons}>
        <Button onPress={() => void copyLink(link, t('city.share.copied'), t('city.share.failed'))}>
          <Icon of={Copy} />
          {t('city.share.copy')}
        </Button>
        {canShare() && (
          <Button onPress={() => void shareLink(link, title)}>
            <Icon of={Share2} />
            {t('city.share.share')}
          </Button>
        )}
      </div>
      <div className={style.foot}>
        <ButtonLink to="/reports/$number" params={{ number }} kind="primary" wide>
          {t('city.done.open')}
        </ButtonLink>
        <ButtonLink to="/new" kind="plain" wide>
          <Icon of={Plus} />
          {t('city.done.again')}
        </ButtonLink>
        <Link to="/" className={style.home}>
          {t('error.not_found.home')}
        </Link>
      </div>
    </>
  )
}
