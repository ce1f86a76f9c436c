import type { Photo } from '@gorozhanin/domain/reports/api'
import { type ReactNode, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { Lightbox } from '../ui/lightbox.tsx'
import { useWords } from '../words/words.tsx'
import { photoAddress } from './photo-address.ts'
import style from './photo-strip.module.css'

/** Photos in a row; one opens as large as the screen. `about` says what they show, for screen readers. */
export function PhotoStrip({
  photos,
  about,
  small,
  tool,
}: {
  photos: readonly Photo[]
  about: string
  small?: boolean
  /** A button over the open photo; it may close it. */
  tool?: (photo: Photo, close: () => void) => ReactNode
}) {
  const t = useWords()
  const [open, setOpen] = useState<number | null>(null)
  if (photos.length === 0) return null
  const shown = open === null ? undefined : photos[open]
  return (
    <>
      <div className={classes(style.strip, small && style.small)}>
        {photos.map((photo, index) => (
          <button
            key={photo.key}
            type="button"
            className={style.photo}
            aria-label={`${about}: ${t('ui.photo.open', { index: index + 1, count: photos.length })}`}
            onClick={() => setOpen(index)}
          >
            <img
              src={photoAddress(photo.key, small ? 'small' : 'medium')}
              alt=""
              width={photo.width}
              height={photo.height}
              loading="lazy"
              decoding="async"
            />
          </button>
        ))}
      </div>
      <Lightbox
        photos={photos.map((photo) => ({ src: photoAddress(photo.key, 'large'), alt: about }))}
        index={open}
        onIndex={setOpen}
        tool={shown && tool?.(shown, () => setOpen(null))}
      />
    </>
  )
}
