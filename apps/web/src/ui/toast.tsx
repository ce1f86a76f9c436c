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

const queue = new ToastQueue<ToastText>({ maxVisibleToasts: 3 })

/** Long enough to read and to reach «Отменить»; the pointer or the focus over it stops the count. */
const shownMs = 8000

/** Says that something is done, and offers to undo it where that is possible. */
export function toastDone(text: string, undo?: () => void): void {
  queue.add({ text, kind: 'done', ...(undo && { undo }) }, { timeout: shownMs })
}

/** Says that something did not work; stays until it is closed. */
export function toastProblem(text: string): void {
  queue.add({ text, kind: 'problem' })
}

/** Where toasts appear; once, in the root. */
export function Toasts() {
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
