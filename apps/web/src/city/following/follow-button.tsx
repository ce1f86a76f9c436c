import { Bell } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import type { Offer } from './follow.ts'

const FollowDialog = lazy(async () => ({ default: (await import('./follow-dialog.tsx')).FollowDialog }))

/** «Следить» for what is offered here, the likeliest first. */
export function FollowButton({ offers, kind }: { offers: readonly Offer[]; kind?: ButtonKind }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind={kind ?? 'quiet'} onPress={() => setOpen(true)}>
        <Icon of={Bell} size={16} />
        {t('follow.open')}
      </Button>
      {open && (
        <Suspense>
          <FollowDialog offers={offers} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
