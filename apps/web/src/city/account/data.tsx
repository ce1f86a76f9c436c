import type { Exported } from '@gorozhanin/domain/accounts/api'
import { useQuery } from '@tanstack/react-query'
import { createLazyRoute, Link, Navigate } from '@tanstack/react-router'
import { useAccount, useAccountKnown } from '../../api/account.ts'
import { useProblemWords } from '../../api/problem-words.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../ui/states.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import type { WordKey } from '../../words/catalogue.ts'
import { spacedPhone } from '../../words/contact.ts'
import { useNames } from '../../words/name.ts'
import { useFormats } from '../../words/use-formats.ts'
import { useWords, withWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import style from './account.module.css'
import { deviceName } from './device-name.ts'
import { exportQuery } from './queries.ts'

/** All that the city keeps about the person, to be read and printed. */
function AccountData() {
  const t = useWords()
  useTitle(t('account.data'))
  const account = useAccount()
  const known = useAccountKnown()
  const problemWords = useProblemWords()
  const { data, error, refetch } = useQuery({ ...exportQuery, enabled: account !== null })
  if (known && !account) return <Navigate to="/account" replace />
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        <div className={style.column}>
          <div className={style.top}>
            <h1>{t('account.data')}</h1>
            <Button onPress={() => window.print()}>{t('account.data.print')}</Button>
          </div>
          <Link to="/account">{t('account.data.back')}</Link>
          {error && <ErrorState text={problemWords(error)} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton height="200px" />}
          {data && <Sheet data={data} />}
        </div>
      </main>
    </>
  )
}

function Sheet({ data }: { data: Exported }) {
  const t = useWords()
  const formats = useFormats()
  const now = useNow()
  const { account, reports, supported, consents, messages, sessions } = data
  const day = (at: string) => formats.shortDay(at, now)
  return (
    <>
      <p className={style.muted}>
        {[account.email, account.phone && spacedPhone(account.phone)]
          .filter(Boolean)
          .map((one) => `${one} · `)}
        {t('account.data.made', { moment: formats.moment(data.madeAt, now) })}
      </p>
      <section className={style.section}>
        <h2>{t('account.data.reports')}</h2>
        {reports.length === 0 && <p>{t('account.data.none')}</p>}
        {reports.map((report) => (
          <Report key={report.number} report={report} />
        ))}
      </section>
      <section className={style.section}>
        <h2>{t('account.data.supported')}</h2>
        {supported.length === 0 && <p>{t('account.data.none')}</p>}
        <ul className={style.plain}>
          {supported.map(({ report, supportedAt, followedAt }) => (
            <li key={report}>
              <Link to="/reports/$number" params={{ number: report }}>
                {t('report.number', { number: report })}
              </Link>
              {supportedAt && `, ${t('account.data.supported_on', { day: day(supportedAt) })}`}
              {followedAt && `, ${t('account.data.followed_on', { day: day(followedAt) })}`}
            </li>
          ))}
        </ul>
      </section>
      <section className={style.section}>
        <h2>{t('account.consents')}</h2>
        {consents.length === 0 && <p>{t('account.data.none')}</p>}
        <ul className={style.plain}>
          {consents.map(({ id, purpose, report, givenAt, withdrawnAt, address }) => (
            <li key={id}>
              {t(`account.consents.${purpose}`)},{' '}
              {t('account.consents.given', { day: day(givenAt), report: report ?? 'none' })}
              {address && `, ${address}`}
              {withdrawnAt && `, ${t('account.consents.withdrawn', { day: day(withdrawnAt) })}`}
            </li>
          ))}
        </ul>
      </section>
      <section className={style.section}>
        <h2>{t('account.data.messages')}</h2>
        {messages.length === 0 && <p>{t('account.data.none')}</p>}
        <ul className={style.plain}>
          {messages.map(({ report, state, createdAt, sentAt }) => (
            <li key={`${report}-${createdAt}`}>
              {t('account.data.message', { state, day: formats.moment(sentAt ?? createdAt, now), report })}
            </li>
          ))}
        </ul>
      </section>
      <section className={style.section}>
        <h2>{t('account.sessions')}</h2>
        <ul className={style.plain}>
          {sessions.map(({ id, device, since, address }) => (
            <li key={id}>
              {deviceName(device) ?? t('account.sessions.unknown')},{' '}
              {t('account.sessions.line', { day: formats.moment(since, now), address })}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Report({ report }: { report: Exported['reports'][number] }) {
  const t = useWords()
  const name = useNames()
  const formats = useFormats()
  const now = useNow()
  const { number, category, agency, address, text, details, photos, words, authorWay, status } = report
  return (
    <article className={style.report}>
      <h3>
        <Link to="/reports/$number" params={{ number }}>
          {t('city.share.title', { number, category: name(category) })}
        </Link>
      </h3>
      <p className={style.muted}>
        {[formats.moment(report.registeredAt, now), address, name(agency), t(`status.${status}` as WordKey)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={style.words}>{text}</p>
      {details.length > 0 && (
        <ul className={style.plain}>
          {details.map(({ label, value }) => (
            <li key={label.ru}>
              {name(label)}: {typeof value === 'string' ? value : name(value)}
            </li>
          ))}
        </ul>
      )}
      <p className={style.muted}>{t('account.data.way', { way: authorWay })}</p>
      {photos.length > 0 && (
        <p>
          {t('account.data.photos')}:{' '}
          {photos.map(({ key, url }, index) => (
            <a key={key} href={url} className={style.photo}>
              {t('account.data.photo', { index: index + 1 })}
            </a>
          ))}
        </p>
      )}
      {words.length > 0 && (
        <ul className={style.plain}>
          {words.map(({ at, by, text: said }) => (
            <li key={at}>
              {formats.moment(at, now)}, {t(`account.data.by.${by}` as WordKey)}: {said}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

export const accountData = createLazyRoute('/city/account/data')({
  component: withWords('account', AccountData),
})
