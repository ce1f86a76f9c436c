import { limits, type Photo } from '@gorozhanin/domain/reports/api'
import { ImagePlus, RotateCw, X } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useProblemWords } from '../../api/problem-words.ts'
import { photoAddress } from '../../parts/photo-address.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFormats } from '../../words/use-formats.ts'
import { useWords } from '../../words/words.tsx'
import style from './answer-photos.module.css'
import type { useUploads } from './use-uploads.ts'

type AnswerPhotosProps = {
  readonly photos: readonly Photo[]
  readonly sending: ReturnType<typeof useUploads>
  readonly onRemove: (key: string) => void
}

/** Photos of an answer: those that are stored, those on their way, and the way to add more. */
export function AnswerPhotos({ photos, sending, onRemove }: AnswerPhotosProps) {
  const t = useWords()
  const formats = useFormats()
  const problem = useProblemWords()
  const { uploads, add, retry, dismiss } = sending
  const room = limits.photos - photos.length - uploads.length
  return (
    <div className={style.photos}>
      <span className={style.label}>{t('form.answer.photos')}</span>
      <ul className={style.tiles}>
        {photos.map(({ key }, index) => (
          <li key={key} className={style.tile}>
            <img src={photoAddress(key, 'small')} alt={t('form.answer.photo', { index: index + 1 })} />
            <div className={style.remove}>
              <IconButton
                kind="quiet"
                label={t('form.answer.photo.remove', { index: index + 1 })}
                onPress={() => onRemove(key)}
              >
                <Icon of={X} size={16} />
              </IconButton>
            </div>
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
            <FileTrigger
              acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
              allowsMultiple
              onSelect={(files) => files && add([...files].slice(0, room))}
            >
              <Button>
                <Icon of={ImagePlus} />
                {t('form.answer.photos.add')}
              </Button>
            </FileTrigger>
          </li>
        )}
      </ul>
      <div role="alert">
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
              <IconButton
                label={t('form.answer.photo.drop', { name: file.name })}
                onPress={() => dismiss(id)}
              >
                <Icon of={X} size={16} />
              </IconButton>
            </p>
          ))}
      </div>
    </div>
  )
}
