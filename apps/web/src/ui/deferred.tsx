import { type ReactNode, Suspense, useState } from 'react'

/**
 * A button whose menu or popover is fetched with its first press: `children` are what is lazy, around the same button.
 */
export function Deferred({
  trigger,
  children,
}: {
  trigger: (press: () => void) => ReactNode
  children: (trigger: ReactNode) => ReactNode
}) {
  const [wanted, setWanted] = useState(false)
  const button = trigger(() => setWanted(true))
  return wanted ? <Suspense fallback={button}>{children(button)}</Suspense> : button
}
