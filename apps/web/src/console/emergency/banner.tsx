import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Siren, Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import { useStaff } from '../../parts/staff-gate.tsx'
import { TimeLeft } from '../../parts/time-left.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useNames } from '../../words/name.ts'
import { useWords } from '../../words/words.tsx'
import { useDesk } from '../desk-context.ts'
import { emergenciesQuery } from '../queries.ts'
import style from './banner.module.css'
import { type SirenState, useSiren } from './use-siren.ts'

/**
 * Emergencies that no agency has taken, over the list until somebody does. One that came while the page was open is
 * said aloud and sounds.
 */
export function EmergencyBanner() {
  const t = useWords()
  const name = useNames()
  const { roles } = useStaff()
  const { open } = useDesk()
  const data = useQuery(emergenciesQuery).data
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  if (data && known === null) setKnown(new Set(data.reports.map(({ number }) => number)))

  const waiting = data?.reports ?? []
  const fresh = known ? waiting.filter(({ number }) => !known.has(number)) : []
  // To take an emergency is for its agency and the dispatcher: to the others it is news.
  const takes = roles.includes('dispatcher') || roles.includes('agency')
  const sound = useSiren(fresh.length > 0, !takes)
  const [first = waiting[0]] = fresh
  const others = (data?.total ?? 0) - 1
  return (
    <div role="alert" aria-live={fresh.length > 0 ? 'assertive' : 'off'}>
      {first && (
        <div className={style.banner} data-fresh={fresh.length > 0 || undefined}>
          <Icon of={Siren} />
          <p className={style.text}>
            <strong>{t(fresh.length > 0 ? 'console.emergency' : 'console.emergency.waits')}</strong>{' '}
            {name(first.category.name)}, {first.address ?? t('console.no_place')}
            {first.next && (
              <>
                {' · '}
                {t('console.emergency.take')} <TimeLeft dueAt={first.next.dueAt} warnAt={first.next.warnAt} />
              </>
            )}
          </p>
          {others > 0 && (
            <Link to="/console" search={{ unaccepted: true }} className={style.more}>
              {t('console.emergency.more', { count: others })}
            </Link>
          )}
          <Button onPress={() => open(first.number)}>{t('console.emergency.open')}</Button>
          {fresh.length > 0 && <SoundButton {...sound} />}
        </div>
      )}
    </div>
  )
}

function SoundButton({ state, mute, unmute }: { state: SirenState; mute: () => void; unmute: () => void }) {
  const t = useWords()
  return (
    <Button kind="plain" onPress={state === 'on' ? mute : unmute}>
      <Icon of={state === 'on' ? Volume2 : VolumeX} size={16} />
      {t(state === 'on' ? 'console.emergency.mute' : 'console.emergency.unmute')}
    </Button>
  )
}
