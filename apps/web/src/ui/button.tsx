import { type ReactNode, useId } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import style from './button.module.css'
import { classes } from './classes.ts'
import { useTip } from './use-tip.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger'

export type ButtonProps = Pick<
  AriaButtonProps,
  | 'type'
  | 'onPress'
  | 'autoFocus'
  | 'isPending'
  | 'aria-expanded'
  | 'aria-controls'
  | 'aria-haspopup'
  | 'aria-pressed'
  | 'form'
  | 'slot'
> & {
  readonly children: ReactNode
  readonly kind?: ButtonKind
  /** As wide as what holds it, for the bottom of a phone. */
  readonly wide?: boolean
  /** Why the button may not be pressed now. The button stays, can be reached, and says so. */
  readonly reason?: string | null
}

/** Joins the looks of a button; links that look like buttons share it. */
export function buttonClass(kind: ButtonKind, wide = false): string {
  return classes(style.button, style[kind], wide && style.wide)
}

/** A button. At most one `primary` on a screen. */
export function Button({ children, kind = 'quiet', wide, reason, ...rest }: ButtonProps) {
  const className = buttonClass(kind, wide)
  const label = <span className={style.label}>{children}</span>
  if (reason) {
    return (
      <Refusing reason={reason} className={className}>
        {label}
      </Refusing>
    )
  }
  return (
    <AriaButton {...rest} className={className}>
      {label}
    </AriaButton>
  )
}

/** A button with an icon alone; `label` is its name and its tooltip. */
export function IconButton({
  children,
  label,
  kind = 'plain',
  ...rest
}: Omit<ButtonProps, 'wide' | 'reason'> & { readonly label: string }) {
  const { of, watch, bubble } = useTip(label, 500)
  return (
    <>
      <AriaButton
        {...rest}
        {...watch}
        ref={of}
        aria-label={label}
        className={classes(style.button, style[kind], style.icon)}
      >
        {children}
      </AriaButton>
      {bubble}
    </>
  )
}

function Refusing({
  reason,
  className,
  children,
}: {
  reason: string
  className: string
  children: ReactNode
}) {
  const { of, watch, show, bubble } = useTip(reason, 150)
  const describedBy = useId()
  return (
    <>
      <AriaButton
        {...watch}
        ref={of}
        aria-disabled
        className={className}
        aria-describedby={describedBy}
        onPress={show}
      >
        {children}
        <VisuallyHidden id={describedBy}>{reason}</VisuallyHidden>
      </AriaButton>
      {bubble}
    </>
  )
}
