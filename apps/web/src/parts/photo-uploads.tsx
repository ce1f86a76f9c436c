import { limits, type Photo } from '@gorozhanin/domain/reports/api'
import { ImagePlus, RotateCw, X } from 'lucide-react'
import { useProblemWords } from '../api/problem-words.ts'
import { IconButton } from '../ui/button.tsx'
import { FilePick } from '../ui/file-pick.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import { photoAddress } from './photo-address.ts'
import style from './photo-uploads.module.css'
import type { Uploads } from './use-uploads.ts'

type PhotoUploadsProps = {
  readonly photos: readonly Photo[]
  readonly sending: Uploads
  readonly onRemove: (key: string) => void
  /** What is wrong with the photos together, as a sentence. */
  readonly error?: string | null
}

/** Photos that go with words: those that are stored, those on their way, and the way to add more. */
export function PhotoUploads({ photos, sending, onRemove, error }: PhotoUploadsProps) {
  const t = useWords()
  const formats = useFormats()
  const problem = useProblemWords()
  const { uploads, add, retry, dismiss } = sending
  const room = limits.photos - photos.length - uploads.length
  return (
    <div className={style.photos}>
      <span className={style.label}>{t('photos.label')}</span>
      <ul className={style.tiles}>
        {photos.map(({ key }, index) => (
          <li key={key} className={style.tile}>
            <img src={photoAddress(key, 'small')} alt={t('photos.one', { index: index + 1 })} />
            <button
              type="button"
              className={style.remove}
              aria-label={t('photos.remove', { index: index + 1 })}
              onClick={() => onRemove(key)}
            >
              <span>
                <Icon of={X} size={16} />
              </span>
            </button>
          </li>
        ))}
        {uploads
          .filter(({ fault }) => fault === null)
          .map(({ id, share, file }) => (
            <li key={id} className={style.tile}>
              <progress className={style.progress} value={share} max={1} aria-label={file.name} />
              <span className={style.share}>{formats.percent(share)}</span>
            </li>
          ))}
        {room > 0 && (
          <li>
            <FilePick multiple onFiles={(files) => add(files.slice(0, room))}>
              <Icon of={ImagePlus} />
              {t('photos.add')}
            </FilePick>
          </li>
        )}
      </ul>
      <div role="alert">
        {error && <p className={style.fault}>{error}</p>}
        {uploads
          .filter(({ fault }) => fault !== null)
          .map(({ id, file, fault }) => (
            <p key={id} className={style.fault}>
              <span>
                {file.name}: {problem(fault)}
              </span>
              <IconButton label={t('ui.retry')} onPress={() => retry(id)}>
                <Icon of={RotateCw} size={16} />
              </IconButton>
              <IconButton label={t('photos.drop', { name: file.name })} onPress={() => dismiss(id)}>
                <Icon of={X} size={16} />
              </IconButton>
            </p>
          ))}
      </div>
    </div>
  )
}
