import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Bell as BellIcon } from 'lucide-react'
import { useLive } from '../../api/live.ts'
import { IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import { AlertPanel } from './alert-panel.tsx'
import style from './bell.module.css'
import { alertsKey, unreadQuery } from './queries.ts'

const mostShown = 99

/** The bell of the header: how many alerts are unread, live, and under it what they say. */
export function Bell() {
  const t = useWords()
  const formats = useFormats()
  const client = useQueryClient()
  const count = useQuery(unreadQuery).data?.unread ?? 0
  useLive(({ kind }) => {
    if (kind !== 'change') void client.invalidateQueries({ queryKey: alertsKey })
  })
  return (
    <Popover
      label={t('alerts.title')}
      trigger={
        <IconButton label={t('alerts.bell', { count })}>
          <span className={style.bell}>
            <Icon of={BellIcon} />
            {count > 0 && (
              <span className={style.count} aria-hidden>
                {count > mostShown ? `${mostShown}+` : formats.number(count)}
              </span>
            )}
          </span>
        </IconButton>
      }
    >
      {({ close }) => <AlertPanel onLeave={close} />}
    </Popover>
  )
}
