import { ClipboardList, UserRound, UserRoundCheck } from 'lucide-react'
import { useAccount } from '../api/account.ts'
import { useCity } from '../api/city.ts'
import { AppHeader } from '../parts/app-header.tsx'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { useWords } from '../words/words.tsx'
import style from './city-header.module.css'

/** The header of the residents' pages: own reports at hand, and a demo city says that it is one. */
export function CityHeader() {
  const t = useWords()
  const { demo } = useCity()
  return (
    <AppHeader
      end={
        <div className={style.own}>
          <ButtonLink to="/mine" kind="plain" aria-label={t('city.mine.title')}>
            <Icon of={ClipboardList} />
            <span className={style.wide}>{t('city.mine.title')}</span>
          </ButtonLink>
          <Who />
        </div>
      }
    >
      {demo && <DemoNote />}
    </AppHeader>
  )
}

/** Who is signed in, or the way in. */
function Who() {
  const t = useWords()
  const account = useAccount()
  const label = account ? t('account.who', { email: account.email ?? 'none' }) : t('account.enter')
  return (
    <ButtonLink to="/account" kind="plain" aria-label={label}>
      <Icon of={account ? UserRoundCheck : UserRound} />
      <span className={style.who}>
        {account ? (account.email ?? t('account.title')) : t('account.enter')}
      </span>
    </ButtonLink>
  )
}

function DemoNote() {
  const t = useWords()
  return (
    <div className={style.demo}>
      <span className={style.sentence}>{t('city.demo.text')}</span>
      <span className={style.short}>
        <Popover label={t('city.demo.short')} trigger={<Button kind="plain">{t('city.demo.short')}</Button>}>
          <p>{t('city.demo.text')}</p>
        </Popover>
      </span>
    </div>
  )
}
