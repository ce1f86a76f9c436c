import { statusGroup } from '@gorozhanin/domain/reports/status'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { photoAddress } from '../../parts/photo-address.ts'
import { StatusMark } from '../../parts/status-mark.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { withoutSpot } from './back-to-map.tsx'
import { useBrowse } from './context.ts'
import { reportQuery } from './queries.ts'
import style from './tap-card.module.css'

/** The report whose mark was tapped on a phone; its page is one tap further, the next mark one tap beside it. */
export default function TapCard({ number }: { number: string }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const navigate = useNavigate()
  const { data, isError } = useQuery(reportQuery(number))
  const { height, setHeight } = useBrowse()
  // The sheet is over it: back from the page of the report the card is in sight again.
  const lower = useEffectEvent(() => height !== 'low' && setHeight('low'))
  useEffect(() => void lower(), [])
  const close = () => void navigate({ to: '/', search: withoutSpot })
  const photo = data?.photos.find(({ kind }) => kind === 'before')
  const waits = data && statusGroup(data.status) === 'at_agency'
  return (
    <section
      className={style.card}
      aria-label={t('city.tap.label')}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div role="status" className={style.said}>
        {data ? (
          <Link to="/reports/$number" params={{ number }} search={withoutSpot} className={style.link}>
            {photo && (
              <img
                className={style.photo}
                src={photoAddress(photo.key, 'small')}
                alt=""
                width={72}
                height={72}
                decoding="async"
              />
            )}
            <span className={style.body}>
              <span className={style.name}>{name(data.category.name)}</span>
              <StatusMark status={data.status} overdue={data.overdue} />
              {data.address && <span className={style.meta}>{data.address}</span>}
              {waits && data.dueAt && (
                <span className={style.meta}>
                  {t('city.promise', {
                    agency: name(data.agency.name),
                    until: formats.until(data.dueAt, now),
                  })}
                </span>
              )}
            </span>
          </Link>
        ) : isError ? (
          <p className={style.link}>{t('city.tap.gone')}</p>
        ) : (
          <div className={style.link} aria-busy>
            <Skeleton width="72px" height="72px" />
            <Skeleton width="60%" height="22px" />
          </div>
        )}
      </div>
      <IconButton label={t('ui.close')} onPress={close}>
        <Icon of={X} />
      </IconButton>
    </section>
  )
}
