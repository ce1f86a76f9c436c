import { CircleAlert, X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import style from './toast.module.css'

type ToastText = {
  readonly text: string
  readonly kind: 'done' | 'problem'
  readonly undo?: () => void
}

export const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 })

export function Region() {
  const t = useWords()
  return (
    <ToastRegion queue={queue} aria-label={t('ui.notifications')} className={style.region}>
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className={classes(style.toast, toast.content.kind === 'problem' && style.problem)}
        >
          {toast.content.kind === 'problem' && <Icon of={CircleAlert} />}
          <ToastContent className={style.text}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo && (
            <Button
              className={style.action}
              onPress={() => {
                toast.content.undo?.()
                queue.close(toast.key)
              }}
            >
              {t('ui.undo')}
            </Button>
          )}
          <Button slot="close" className={style.action} aria-label={t('ui.close')}>
            <Icon of={X} size={16} />
          </Button>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
