import { Bell } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { later } from '../../ui/later.tsx'
import { useWords } from '../../words/words.tsx'
import type { Offer } from './follow.ts'

const FollowDialog = later(async () => (await import('./follow-dialog.tsx')).FollowDialog)

type FollowButtonProps = {
  readonly offers: readonly Offer[]
  readonly kind?: ButtonKind
  /** The question is open from the beginning. */
  readonly opened?: boolean
  /** An area may be drawn in place of what is offered. */
  readonly onDraw?: () => void
}

/** «Следить» for what is offered here, the likeliest first. */
export function FollowButton({ offers, kind, opened = false, onDraw }: FollowButtonProps) {
  const t = useWords()
  const [open, setOpen] = useState(opened)
  return (
    <>
      <Button kind={kind ?? 'quiet'} onPress={() => setOpen(true)}>
        <Icon of={Bell} size={16} />
        {t('follow.open')}
      </Button>
      {open && (
        <Suspense>
          <FollowDialog offers={offers} onDraw={onDraw} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
