import type { Area } from '@gorozhanin/domain/reports/blackout'
import { type PointerEvent, useRef, useState } from 'react'
import { useWords } from '../../../words/words.tsx'
import { areaAfter, areaBetween, isDrawn, type Size, type Spot } from './areas.ts'
import style from './paint.module.css'

type PaintedPhotoProps = {
  readonly src: string
  readonly about: string
  /** Pixels of the largest stored size: what areas are counted in. */
  readonly photo: Size
  readonly areas: readonly Area[]
  readonly onAreas: (areas: readonly Area[]) => void
  /** No more rectangles are taken. */
  readonly full: boolean
}

/** A photo with rectangles over it. A stroke over the photo draws one; the keys change the one that has the focus. */
export function PaintedPhoto({ src, about, photo, areas, onAreas, full }: PaintedPhotoProps) {
  const t = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [stroke, setStroke] = useState<{ readonly from: Spot; readonly to: Spot } | null>(null)

  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = frame.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return { x: ((clientX - left) / width) * photo.width, y: ((clientY - top) / height) * photo.height }
  }
  const end = () => {
    setStroke(null)
    const area = stroke && areaBetween(stroke.from, stroke.to, photo)
    if (area && isDrawn(area, photo)) onAreas([...areas, area])
  }
  const change = (index: number, area: Area | null) =>
    onAreas(areas.flatMap((one, at) => (at === index ? (area ?? []) : one)))

  return (
    <div
      ref={frame}
      className={style.frame}
      // Whole on the screen, and never out of shape: a tall photo is narrower.
      style={{
        aspectRatio: `${photo.width} / ${photo.height}`,
        maxWidth: `min(100%, calc(60dvh * ${photo.width / photo.height}))`,
      }}
      data-full={full || undefined}
      onPointerDown={(event) => {
        if (full || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setStroke({ from: spotOf(event), to: spotOf(event) })
      }}
      onPointerMove={(event) => stroke && setStroke({ from: stroke.from, to: spotOf(event) })}
      onPointerUp={end}
      onPointerCancel={() => setStroke(null)}
    >
      <img src={src} alt={about} draggable={false} />
      {areas.map((area, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a rectangle that moves keeps the focus
          key={index}
          type="button"
          className={style.area}
          style={boxOf(area, photo)}
          aria-label={t('paint.area', { index: index + 1 })}
          onKeyDown={(event) => {
            const isGone = event.key === 'Delete' || event.key === 'Backspace'
            const next = areaAfter(event.key, area, photo, event.shiftKey)
            if (!isGone && !next) return
            event.preventDefault()
            change(index, next)
          }}
        />
      ))}
      {stroke && (
        <span className={style.stroke} style={boxOf(areaBetween(stroke.from, stroke.to, photo), photo)} />
      )}
    </div>
  )
}

/** Where a rectangle lies in the frame, whatever its size on the screen. */
function boxOf({ left, top, width, height }: Area, photo: Size) {
  const share = (part: number, side: number) => `${(part / side) * 100}%`
  return {
    left: share(left, photo.width),
    top: share(top, photo.height),
    width: share(width, photo.width),
    height: share(height, photo.height),
  }
}
