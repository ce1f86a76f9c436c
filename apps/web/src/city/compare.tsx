import type { Photo } from '@gorozhanin/domain/reports/api'
import { ChevronsLeftRight } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import { photoAddress } from '../parts/photo-address.ts'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { useFormats } from '../words/use-formats.ts'
import { useWords } from '../words/words.tsx'
import style from './compare.module.css'

/**
 * Two photos of one place over each other; a line between them is moved by a finger, a mouse or the arrow keys: it is a
 * range of the browser's own. `about` says what they show, for screen readers; `ratio` is width to height.
 */
export function Compare({
  before,
  after,
  about,
  ratio,
}: {
  before: Photo
  after: Photo
  about: string
  ratio: number
}) {
  const t = useWords()
  const formats = useFormats()
  const [percent, setPercent] = useState(50)
  const side = (photo: Photo, label: string) => (
    <>
      <img
        src={photoAddress(photo.key, 'medium')}
        alt={`${label}: ${about}`}
        width={photo.width}
        height={photo.height}
        loading="lazy"
        decoding="async"
      />
      <span className={style.label} aria-hidden>
        {label}
      </span>
    </>
  )
  return (
    <div className={style.compare} style={{ '--at': `${percent}%`, '--ratio': ratio } as CSSProperties}>
      <div className={style.side}>{side(after, t('city.compare.after'))}</div>
      <div className={classes(style.side, style.before)}>{side(before, t('city.compare.before'))}</div>
      <div className={style.line} aria-hidden>
        <span>
          <Icon of={ChevronsLeftRight} />
        </span>
      </div>
      <input
        type="range"
        className={style.range}
        min={0}
        max={100}
        value={percent}
        aria-label={t('city.compare.label', { about })}
        aria-valuetext={t('city.compare.shown', { share: formats.percent(percent / 100) })}
        onChange={({ target }) => setPercent(target.valueAsNumber)}
      />
    </div>
  )
}
