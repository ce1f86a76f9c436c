import { createLazyRoute, Link } from '@tanstack/react-router'
import { ArrowLeft, ClipboardList } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { CitySheet } from '../browse/city-sheet.tsx'
import { useBrowse } from '../browse/context.ts'
import { useDraft } from '../filing/current-draft.ts'
import { isWorthKeeping } from '../filing/draft.ts'
import report from '../report/report.module.css'
import style from './mine.module.css'
import { useMine } from './mine.ts'
import { MineLine } from './mine-line.tsx'

/** The newest tell how they stand; the older ones are asked when they are opened. */
const mostAsked = 10

/** Reports that were filed on this device, and the draft that waits. */
function MineList() {
  const t = useWords()
  const mine = useMine()
  const draft = useDraft()
  const { height, setHeight } = useBrowse()
  const open = useEffectEvent(() => height === 'low' && setHeight('half'))
  useEffect(() => void open(), [])
  const waits = isWorthKeeping(draft)

  return (
    <CitySheet
      label={t('city.mine.title')}
      header={
        <div className={report.head}>
          <Link to="/" search={true} className={report.back} aria-label={t('city.report.back')}>
            <Icon of={ArrowLeft} />
          </Link>
          <h1 className={style.title}>{t('city.mine.title')}</h1>
        </div>
      }
    >
      {mine.length === 0 && !waits ? (
        <EmptyState icon={ClipboardList} title={t('city.mine.empty')}>
          {t('city.mine.empty_text')}
        </EmptyState>
      ) : (
        <>
          <p className={style.note}>{t('city.mine.note')}</p>
          <ol className={style.list}>
            {waits && (
              <li>
                <Link to="/new" search={{ step: draft.category ? 'tell' : 'where' }} className={style.line}>
                  <span className={style.name}>{t('city.mine.draft')}</span>
                  <span className={style.where}>
                    {t(draft.queued ? 'city.mine.draft_queued' : 'city.mine.draft_text')}
                  </span>
                </Link>
              </li>
            )}
            {mine.map((report, index) => (
              <li key={report.number}>
                <MineLine report={report} asked={index < mostAsked} />
              </li>
            ))}
          </ol>
        </>
      )}
    </CitySheet>
  )
}

export const mineList = createLazyRoute('/city/browse/mine')({ component: MineList })
