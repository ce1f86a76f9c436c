import { createLazyRoute, useNavigate } from '@tanstack/react-router'
import { useAccount, useAccountKnown } from '../../api/account.ts'
import { useCity } from '../../api/city.ts'
import { Providers } from '../../parts/providers.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { useWords, withWords } from '../../words/words.tsx'
import { CityHeader } from '../city-header.tsx'
import style from './account.module.css'
import { AccountPage } from './account-page.tsx'
import { Enter } from './enter.tsx'

/** The way in for residents; for one who is in, the account. */
function AccountScreen() {
  const t = useWords()
  const account = useAccount()
  const known = useAccountKnown()
  const { phones } = useCity()
  const navigate = useNavigate()
  const { next, fault } = accountScreen.useSearch()
  useTitle(account ? t('account.title') : t('account.sign_in.title', { by: phones ? 'both' : 'email' }))
  return (
    <>
      <CityHeader />
      <main id="main" className={style.page}>
        {!known && <Waiting />}
        {known && account && <AccountPage account={account} />}
        {known && !account && (
          <>
            <Enter onEntered={() => void (next && navigate({ href: next, replace: true }))} />
            <Providers as="residents" back={next ?? '/account'} failed={fault !== undefined} />
          </>
        )}
      </main>
    </>
  )
}

function Waiting() {
  return (
    <div className={style.column} aria-busy>
      <Skeleton width="60%" height="36px" />
      <Skeleton height="120px" />
    </div>
  )
}

export const accountScreen = createLazyRoute('/city/account')({
  component: withWords('account', AccountScreen),
})
