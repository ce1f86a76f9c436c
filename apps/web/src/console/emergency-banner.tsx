import { useQuery } from '@tanstack/react-query'
import { Siren, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useNames } from '../words/name.ts'
import { useWords } from '../words/words.tsx'
import { useDesk } from './desk-context.ts'
import style from './emergency-banner.module.css'
import { emergenciesQuery } from './queries.ts'

/** An emergency that came while the page was open: said aloud, and in the way until someone looks at it. */
export function EmergencyBanner() {
  const t = useWords()
  const name = useNames()
  const { open } = useDesk()
  const reports = useQuery(emergenciesQuery).data?.reports
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null)
  if (reports && known === null) setKnown(new Set(reports.map(({ number }) => number)))

  const fresh = known ? (reports ?? []).filter(({ number }) => !known.has(number)) : []
  const [first, ...others] = fresh
  const seen = (numbers: readonly string[]) => setKnown((before) => new Set([...(before ?? []), ...numbers]))
  return (
    <div role="alert">
      {first && (
        <div className={style.banner}>
          <Icon of={Siren} />
          <p className={style.text}>
            <strong>{t('console.emergency')}</strong> {name(first.category.name)},{' '}
            {first.address ?? t('console.no_place')}
            {others.length > 0 && ` ${t('console.emergency.more', { count: others.length })}`}
          </p>
          <Button
            onPress={() => {
              seen([first.number])
              open(first.number)
            }}
          >
            {t('console.emergency.open')}
          </Button>
          <IconButton label={t('ui.close')} onPress={() => seen(fresh.map(({ number }) => number))}>
            <Icon of={X} />
          </IconButton>
        </div>
      )}
    </div>
  )
}
