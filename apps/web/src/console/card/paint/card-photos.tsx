import type { Photo } from '@gorozhanin/domain/reports/api'
import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { PhotoStrip } from '../../../parts/photo-strip.tsx'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWords } from '../../../words/words.tsx'
import { BlackOutDialog } from './black-out-dialog.tsx'
import { usePaints } from './use-black-out.ts'

type CardPhotosProps = { readonly number: string; readonly photos: readonly Photo[]; readonly about: string }

/** Photos of a report; a moderator may paint over a part of each. */
export function CardPhotos({ number, photos, about }: CardPhotosProps) {
  const t = useWords()
  const paints = usePaints()
  const [painted, setPainted] = useState<Photo | null>(null)
  return (
    <>
      <PhotoStrip
        photos={photos}
        about={about}
        small
        {...(paints && {
          tool: (photo: Photo, close: () => void) => (
            <Button
              onPress={() => {
                close()
                setPainted(photo)
              }}
            >
              <Icon of={Eraser} size={16} />
              {t('paint.open')}
            </Button>
          ),
        })}
      />
      {painted && (
        <BlackOutDialog
          key={painted.key}
          number={number}
          photo={painted}
          about={about}
          onClose={() => setPainted(null)}
        />
      )}
    </>
  )
}
