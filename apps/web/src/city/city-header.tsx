import { ClipboardList, UserRound, UserRoundCheck } from 'lucide-react'
import { useAccount } from '../api/account.ts'
import { useCity } from '../api/city.ts'
import { AppHeader } from '../parts/app-header.tsx'
import { Button } from '../ui/button.tsx'
import { Deferred } from '../ui/deferred.tsx'
import { Icon } from '../ui/icon.tsx'
import { LazyPopover } from '../ui/lazy-popover.ts'
import { ButtonLink } from '../ui/link.tsx'
import { whoOf } from '../words/contact.ts'
import { useWords } from '../words/words.tsx'
import style from './city-header.module.css'
import { useDrafts } from './filing/current-draft.ts'

/** The header of the residents' pages: own reports at hand, and a demo city says that it is one. */
export function CityHeader() {
  const { demo } = useCity()
  return (
    <AppHeader
      end={
        <div className={style.own}>
          <Mine />
          <Who />
        </div>
      }
    >
      {demo && <DemoNote />}
    </AppHeader>
  )
}

/** The way to one's own reports, with how many the city does not have yet. */
function Mine() {
  const t = useWords()
  const waiting = useDrafts().filter(({ queued }) => queued).length
  const label = waiting > 0 ? t('city.mine.waiting', { count: waiting }) : t('city.mine.title')
  return (
    <ButtonLink to="/mine" kind="plain" aria-label={label}>
      <Icon of={ClipboardList} />
      <span className={style.wide}>{t('city.mine.title')} </span>
      {waiting > 0 && (
        <span className={style.count} aria-hidden>
          {waiting}
        </span>
      )}
    </ButtonLink>
  )
}

/** Who is signed in, or the way in. */
function Who() {
  const t = useWords()
  const account = useAccount()
  const who = account && whoOf(account)
  const label = account ? t('city.account.who', { who: who ?? 'none' }) : t('city.account.enter')
  return (
    <ButtonLink to="/account" kind="plain" aria-label={label}>
      <Icon of={account ? UserRoundCheck : UserRound} />
      <span className={style.who}>{who ?? label}</span>
    </ButtonLink>
  )
}

/** Said in full where there is room, else by a button. */
function DemoNote() {
  const t = useWords()
  return (
    <div className={style.demo}>
      <span className={style.sentence}>{t('city.demo.text')}</span>
      <span className={style.short}>
        <Deferred
          trigger={(press) => (
            <Button kind="plain" aria-haspopup="dialog" onPress={press}>
              {t('city.demo.short')}
            </Button>
          )}
        >
          {(trigger) => (
            <LazyPopover label={t('city.demo.short')} defaultOpen trigger={trigger}>
              <p>{t('city.demo.text')}</p>
            </LazyPopover>
          )}
        </Deferred>
      </span>
    </div>
  )
}
