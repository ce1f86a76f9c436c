import { remarkLimits } from '@gorozhanin/domain/reports/remarks'
import { ImagePlus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import tiles from '../../parts/photo-uploads.module.css'
import { uuid } from '../../parts/uuid.ts'
import { FilePick } from '../../ui/file-pick.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWords } from '../../words/words.tsx'
import { withoutPlace } from '../report/own/without-place.ts'

/** A photo as it will be sent. */
export type PickedPhoto = { readonly id: string; readonly photo: Blob }

type RemarkPhotosProps = {
  readonly photos: readonly PickedPhoto[]
  readonly onChange: (photos: readonly PickedPhoto[]) => void
}

/** Photos that go with a remark; they leave the device with its words. */
export function RemarkPhotos({ photos, onChange }: RemarkPhotosProps) {
  const t = useWords()
  const [unreadable, setUnreadable] = useState<readonly string[]>([])
  const room = remarkLimits.photos - photos.length
  async function add(files: readonly File[]) {
    const picked = files.slice(0, room)
    const read = await Promise.allSettled(picked.map(withoutPlace))
    setUnreadable(picked.filter((_, at) => read[at]?.status === 'rejected').map(({ name }) => name))
    const good = read.flatMap((one) => (one.status === 'fulfilled' ? [{ id: uuid(), photo: one.value }] : []))
    if (good.length > 0) onChange([...photos, ...good])
  }
  return (
    <div className={tiles.photos}>
      <ul className={tiles.tiles} aria-label={t('photos.label')}>
        {photos.map(({ id, photo }, index) => (
          <li key={id} className={tiles.tile}>
            <Preview photo={photo} alt={t('photos.one', { index: index + 1 })} />
            <button
              type="button"
              className={tiles.remove}
              aria-label={t('photos.remove', { index: index + 1 })}
              onClick={() => onChange(photos.filter((one) => one.id !== id))}
            >
              <span>
                <Icon of={X} size={16} />
              </span>
            </button>
          </li>
        ))}
        {room > 0 && (
          <li>
            <FilePick multiple onFiles={(files) => void add(files)}>
              <Icon of={ImagePlus} />
              {t('photos.add')}
            </FilePick>
          </li>
        )}
      </ul>
      <div role="alert">
        {unreadable.length > 0 && (
          <p className={tiles.fault}>{t('city.photos.unreadable', { names: unreadable.join(', ') })}</p>
        )}
      </div>
    </div>
  )
}

function Preview({ photo, alt }: { photo: Blob; alt: string }) {
  const [source, setSource] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(photo)
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [photo])
  return <img src={source} alt={alt} />
}
