import {
  type ComponentType,
  type FocusEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { ButtonProps } from 'react-aria-components'
import type { TipBubbleProps } from './tip-bubble.tsx'

/** Where it cannot come, the button has its name all the same. */
const TipBubble = lazy(
  (): Promise<{ default: ComponentType<TipBubbleProps> }> =>
    import('./tip-bubble.tsx').catch(() => ({ default: () => null })),
)

type Tip = {
  readonly of: RefObject<HTMLButtonElement | null>
  /** What the button has to tell. */
  readonly watch: Pick<ButtonProps, 'onHoverStart' | 'onHoverEnd' | 'onFocus' | 'onBlur' | 'onPressStart'>
  readonly show: () => void
  readonly bubble: ReactNode
}

/**
 * Words that a button says beside it: to a pointer that rests there for `delayMs`, and to who comes by keyboard. Most
 * people touch and never see them: what draws them is fetched with the first.
 */
export function useTip(words: string, delayMs: number): Tip {
  const of = useRef<HTMLButtonElement>(null)
  const timer = useRef<number | undefined>(undefined)
  const [state, setState] = useState<'never' | 'shown' | 'hidden'>('never')
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const show = (afterMs = 0) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setState('shown'), afterMs)
  }
  const hide = () => {
    window.clearTimeout(timer.current)
    setState((known) => (known === 'shown' ? 'hidden' : known))
  }
  return {
    of,
    watch: {
      onHoverStart: () => show(delayMs),
      onHoverEnd: hide,
      onFocus: ({ target }: FocusEvent) => target.matches(':focus-visible') && show(),
      onBlur: hide,
      onPressStart: hide,
    },
    show: () => show(),
    bubble: state !== 'never' && (
      <Suspense>
        <TipBubble of={of} isOpen={state === 'shown'} onClose={hide}>
          {words}
        </TipBubble>
      </Suspense>
    ),
  }
}
