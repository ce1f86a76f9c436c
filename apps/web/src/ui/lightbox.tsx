import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Button, Modal, ModalOverlay } from 'react-aria-components'
import { useWords } from '../words/words.tsx'
import { Icon } from './icon.tsx'
import style from './lightbox.module.css'

type LightboxPhoto = {
  readonly src: string
  readonly alt: string
  readonly caption?: string
}

type LightboxProps = {
  readonly photos: readonly LightboxPhoto[]
  /** Which photo is shown, from 0; null is closed. */
  readonly index: number | null
  readonly onIndex: (index: number | null) => void
  /** A button for the photo that is shown. */
  readonly tool?: ReactNode
}

/** Photos as large as the screen. Arrows turn them, Escape closes. */
export function Lightbox({ photos, index, onIndex, tool }: LightboxProps) {
  const t = useWords()
  const photo = index === null ? undefined : photos[index]
  const at = index ?? 0
  const several = photos.length > 1
  const turn = (by: number) => photos[at + by] && onIndex(at + by)

  return (
    <ModalOverlay
      isOpen={photo !== undefined}
      onOpenChange={(open) => !open && onIndex(null)}
      className={style.veil}
    >
      <Modal className={style.modal}>
        <AriaDialog className={style.dialog} aria-label={photo?.alt ?? ''}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows repeat the two buttons below */}
          <div
            className={style.inside}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') turn(-1)
              if (event.key === 'ArrowRight') turn(1)
            }}
          >
            <div className={style.bar}>
              <span className={style.count}>
                {several && t('ui.photo.of', { index: at + 1, count: photos.length })}
              </span>
              {tool}
              <Button className={style.button} aria-label={t('ui.close')} onPress={() => onIndex(null)}>
                <Icon of={X} />
              </Button>
            </div>
            <div className={style.photo}>{photo && <img src={photo.src} alt={photo.alt} />}</div>
            {several ? (
              <div className={style.foot}>
                <Button
                  className={style.button}
                  aria-label={t('ui.photo.previous')}
                  isDisabled={at === 0}
                  onPress={() => turn(-1)}
                >
                  <Icon of={ChevronLeft} size={24} />
                </Button>
                <span>{photo?.caption}</span>
                <Button
                  className={style.button}
                  aria-label={t('ui.photo.next')}
                  isDisabled={at === photos.length - 1}
                  onPress={() => turn(1)}
                >
                  <Icon of={ChevronRight} size={24} />
                </Button>
              </div>
            ) : (
              <p className={style.caption}>{photo?.caption}</p>
            )}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
