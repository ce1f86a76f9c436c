import type { RefObject } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'
import style from './button.module.css'

type TipBubbleProps = {
  readonly of: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: string
}

/** A few words beside a button. */
export default function TipBubble({ of, isOpen, onClose, children }: TipBubbleProps) {
  const state = { isOpen, close: onClose, open: () => undefined, shouldSkipAnimation: false }
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip triggerRef={of} isOpen={isOpen} className={style.reason} offset={6}>
        {children}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
