import { limits } from '@gorozhanin/domain/reports/api'
import { Camera, Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { classes } from '../../ui/classes.ts'
import { FilePick } from '../../ui/file-pick.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import type { DraftPhoto } from './draft.ts'
import { readPhoto } from './photo-store.ts'
import style from './photo-tiles.module.css'
import { addPhotos, removePhoto, usePhotoPick } from './photos.ts'

/** The photos of the draft, each as it will be sent. `refused` is the one that the city did not take. */
export function PhotoTiles({
  photos,
  refused,
  required,
}: {
  photos: readonly DraftPhoto[]
  refused: { readonly index: number; readonly words: string } | null
  required: boolean
}) {
  const t = useWords()
  const { working, unreadable, tooMany } = usePhotoPick()
  const room = photos.length + working < limits.photos
  const empty = photos.length + working === 0
  return (
    <div className={style.photos}>
      <ul className={classes(style.tiles, empty && style.empty)} aria-label={t('city.photos.label')}>
        {photos.map((photo, index) => (
          <li key={photo.id} className={classes(style.tile, refused?.index === index && style.refused)}>
            <Preview id={photo.id} alt={t('city.photos.one', { index: index + 1 })} />
            <button
              type="button"
              className={style.remove}
              aria-label={t('city.photos.remove', { index: index + 1 })}
              onClick={() => removePhoto(photo.id)}
            >
              <span>
                <Icon of={X} size={16} />
              </span>
            </button>
          </li>
        ))}
        {Array.from({ length: working }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tiles that wait are all alike
          <li key={index} className={classes(style.tile, style.working)} aria-busy>
            {t('city.photos.working')}
          </li>
        ))}
        {room && (
          <li className={style.add}>
            <FilePick onFiles={(files) => void addPhotos(files)} multiple wide>
              <Icon of={empty ? Camera : Plus} size={empty ? 24 : 20} />
              {empty ? t(required ? 'city.photos.add_required' : 'city.photos.add') : t('city.photos.more')}
            </FilePick>
          </li>
        )}
      </ul>
      <div aria-live="polite">
        {unreadable.length > 0 && (
          <p className={style.fault}>{t('city.photos.unreadable', { names: unreadable.join(', ') })}</p>
        )}
        {tooMany && <p className={style.fault}>{t('problem.report.too_many_photos')}</p>}
        {refused && (
          <p className={style.fault}>
            {t('city.photos.refused', { index: refused.index + 1, why: refused.words })}
          </p>
        )}
      </div>
    </div>
  )
}

function Preview({ id, alt }: { id: string; alt: string }) {
  const t = useWords()
  const [source, setSource] = useState<string | null>()
  useEffect(() => {
    let url: string | undefined
    let gone = false
    void readPhoto(id).then((photo) => {
      if (gone) return
      url = photo && URL.createObjectURL(photo)
      setSource(url ?? null)
    })
    return () => {
      gone = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [id])
  if (source === null) return <span className={style.lost}>{t('city.photos.lost')}</span>
  return source ? <img src={source} alt={alt} /> : null
}
