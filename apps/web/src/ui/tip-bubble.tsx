import { type RefObject, useEffect, useEffectEvent } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'
import style from './button.module.css'

export type TipBubbleProps = {
  readonly of: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: string
}

/** A few words beside a button. */
export default function TipBubble({ of, isOpen, onClose, children }: TipBubbleProps) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  })
  useEffect(() => {
    if (!isOpen) return
    // Wherever the focus is: a pointer that rests on a button does not move it there.
    const listener = (event: KeyboardEvent) => pressed(event)
    document.addEventListener('keydown', listener, true)
    return () => document.removeEventListener('keydown', listener, true)
  }, [isOpen])
  const state = { isOpen, close: onClose, open: () => undefined, shouldSkipAnimation: false }
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip triggerRef={of} isOpen={isOpen} className={style.reason} offset={6}>
        {children}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
