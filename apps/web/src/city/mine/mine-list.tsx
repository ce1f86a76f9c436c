import { useQuery } from '@tanstack/react-query'
import { createLazyRoute, Link } from '@tanstack/react-router'
import { ArrowLeft, ClipboardList } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useAccount } from '../../api/account.ts'
import { useCity } from '../../api/city.ts'
import { Icon } from '../../ui/icon.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useWords } from '../../words/words.tsx'
import { ownReportsQuery, supportedQuery } from '../account/queries.ts'
import { CitySheet } from '../browse/city-sheet.tsx'
import { useBrowse } from '../browse/context.ts'
import { useDrafts } from '../filing/current-draft.ts'
import report from '../report/report.module.css'
import { DraftLine } from './draft-line.tsx'
import style from './mine.module.css'
import { useMine } from './mine.ts'
import { MineLine, OwnLine, SupportedLine } from './mine-line.tsx'
import { Pushes } from './pushes.tsx'

/** The newest tell how they stand; the older ones are asked when they are opened. */
const mostAsked = 10

/** What the city does not have yet, reports of the account with what waits for the person, and those of this device. */
function MineList() {
  const t = useWords()
  const account = useAccount()
  const { phones } = useCity()
  const { data } = useQuery({ ...ownReportsQuery, enabled: account !== null })
  const own = account ? (data?.reports ?? []) : []
  const known = new Set(own.map(({ number }) => number))
  const onDevice = useMine().filter(({ number }) => !known.has(number))
  const drafts = useDrafts()
  const supported = useQuery(supportedQuery).data?.reports ?? []
  const { height, setHeight } = useBrowse()
  const open = useEffectEvent(() => height === 'low' && setHeight('half'))
  useEffect(() => void open(), [])

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
      {own.length + onDevice.length + drafts.length + supported.length === 0 && (
        <EmptyState icon={ClipboardList} title={t('city.mine.empty')}>
          {t('city.mine.empty_text')}
        </EmptyState>
      )}
      {drafts.length > 0 && (
        <section aria-label={t('city.mine.drafts')}>
          <h2 className={style.part}>{t('city.mine.drafts')}</h2>
          <ol className={style.list}>
            {drafts.map((draft) => (
              <li key={draft.clientKey}>
                <DraftLine draft={draft} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {own.length > 0 && (
        <section aria-label={t('city.mine.of_account')}>
          <ol className={style.list}>
            {own.map((one) => (
              <li key={one.number}>
                <OwnLine report={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {onDevice.length > 0 && (
        <section aria-label={t('city.mine.on_device')}>
          {own.length + drafts.length > 0 && <h2 className={style.part}>{t('city.mine.on_device')}</h2>}
          <p className={style.note}>{t('city.mine.note')}</p>
          <ol className={style.list}>
            {onDevice.map((one, index) => (
              <li key={one.number}>
                <MineLine report={one} asked={index < mostAsked} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {supported.length > 0 && (
        <section aria-label={t('city.mine.supported')}>
          <h2 className={style.part}>{t('city.mine.supported')}</h2>
          <ol className={style.list}>
            {supported.map((one) => (
              <li key={one.number}>
                <SupportedLine report={one} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <Pushes />
      {!account && (
        <p className={style.enter}>
          <Link to="/account" search={{ next: '/mine' }}>
            {t('city.mine.enter', { by: phones ? 'both' : 'email' })}
          </Link>
        </p>
      )}
    </CitySheet>
  )
}

export const mineList = createLazyRoute('/city/browse/mine')({ component: MineList })
