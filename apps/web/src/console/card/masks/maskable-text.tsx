import type { Mask } from '@gorozhanin/domain/reports/masks'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWords } from '../../../words/words.tsx'
import { MarkedText } from './marked-text.tsx'
import { MasksDialog } from './masks-dialog.tsx'
import { type Maskable, useMasksDecided } from './use-masks.ts'

type MaskableTextProps = {
  readonly of: Maskable
  readonly text: string
  readonly masks: readonly Mask[]
  readonly className: string | undefined
}

/** What a person wrote, with the masks marked; whoever decides about them can change them. */
export function MaskableText({ of, text, masks, className }: MaskableTextProps) {
  const t = useWords()
  const decides = useMasksDecided()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <p className={className}>
        <MarkedText text={text} masks={masks} />
      </p>
      {decides && (
        <>
          <Button kind="plain" onPress={() => setOpen(true)}>
            <Icon of={EyeOff} size={16} />
            {t('masks.open', { count: masks.filter(({ kind }) => kind !== 'shown').length })}
          </Button>
          <MasksDialog of={of} text={text} masks={masks} open={open} onClose={() => setOpen(false)} />
        </>
      )}
    </div>
  )
}
