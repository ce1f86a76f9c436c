import type { LucideIcon } from 'lucide-react'

/** A line icon, 1.5 px stroke. It says nothing to screen readers: the control around it has the name. */
export function Icon({ of: Shape, size = 20 }: { of: LucideIcon; size?: 16 | 20 | 24 }) {
  return <Shape size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden focusable={false} />
}
