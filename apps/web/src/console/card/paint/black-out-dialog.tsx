import type { Photo } from '@gorozhanin/domain/reports/api'
import { type Area, MOST_AREAS } from '@gorozhanin/domain/reports/blackout'
import { Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { photoAddress } from '../../../parts/photo-address.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWords } from '../../../words/words.tsx'
import { middleArea } from './areas.ts'
import style from './paint.module.css'
import { PaintedPhoto } from './painted-photo.tsx'
import { useBlackOut } from './use-black-out.ts'

type BlackOutDialogProps = {
  readonly number: string
  readonly photo: Photo
  readonly about: string
  readonly onClose: () => void
}

/** Rectangles drawn on a photo, with a mouse, a finger or the keyboard, and painted over for ever. */
export function BlackOutDialog({ number, photo, about, onClose }: BlackOutDialogProps) {
  const t = useWords()
  const blackOut = useBlackOut(number, photo.key, onClose)
  // Every state of the drawing, the newest last: undo takes one back.
  const [drawings, setDrawings] = useState<readonly (readonly Area[])[]>([[]])
  const areas = drawings.at(-1) ?? []
  const draw = (next: readonly Area[]) => setDrawings((before) => [...before, next])
  const full = areas.length >= MOST_AREAS
  return (
    <Dialog
      title={t('paint.title')}
      open
      onClose={onClose}
      wide
      actions={
        <Button
          kind="danger"
          isPending={blackOut.isPending}
          reason={areas.length === 0 ? t('paint.save.first') : null}
          onPress={() => blackOut.mutate(areas)}
        >
          {t('paint.save')}
        </Button>
      }
    >
      <p className={style.hint}>{t('paint.hint')}</p>
      <PaintedPhoto
        src={photoAddress(photo.key, 'large')}
        about={about}
        photo={photo}
        areas={areas}
        onAreas={draw}
        full={full}
      />
      <div className={style.tools}>
        <Button reason={full ? t('paint.most') : null} onPress={() => draw([...areas, middleArea(photo)])}>
          <Icon of={Plus} size={16} />
          {t('paint.add')}
        </Button>
        <Button
          kind="plain"
          reason={drawings.length === 1 ? t('paint.save.first') : null}
          onPress={() => setDrawings((before) => before.slice(0, -1))}
        >
          <Icon of={Undo2} size={16} />
          {t('paint.undo')}
        </Button>
      </div>
    </Dialog>
  )
}
