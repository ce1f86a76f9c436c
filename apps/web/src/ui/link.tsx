import { createLink, type LinkComponent } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import { type ButtonKind, buttonClass } from './button.tsx'

type ButtonAnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly kind?: ButtonKind
  readonly wide?: boolean
  readonly ref?: Ref<HTMLAnchorElement>
}

function ButtonAnchor({ kind = 'quiet', wide = false, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={buttonClass(kind, wide)}>
      {children}
    </a>
  )
}

/** A link to a place of this app that looks like a button. Takes what `Link` of the router takes, `kind` and `wide`. */
export const ButtonLink: LinkComponent<typeof ButtonAnchor> = createLink(ButtonAnchor)
