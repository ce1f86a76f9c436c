import { FEWEST_CORNERS, sizeWords } from '@gorozhanin/domain/following/area'
import type { Coordinates } from '@gorozhanin/domain/names'
import { Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLanguage, useWords } from '../../words/words.tsx'
import type { DrawnFault } from '../following/drawn-fault.ts'
import style from './area.module.css'

/** What a person who draws an area sees under the map: how large it is, and the ways out. Escape is one. */
export default function DrawCard({
  corners,
  fault,
  onUndo,
  onCancel,
  onDone,
}: {
  corners: readonly Coordinates[]
  fault: DrawnFault | null
  onUndo: () => void
  onCancel: () => void
  onDone: () => void
}) {
  const t = useWords()
  const { language } = useLanguage()
  const left = FEWEST_CORNERS - corners.length
  const leave = useEffectEvent((event: KeyboardEvent) => event.key === 'Escape' && onCancel())
  useEffect(() => {
    const listen = (event: KeyboardEvent) => void leave(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const why = fault && (fault === 'following.area_few' ? t('area.left', { left }) : t(`problem.${fault}`))
  return (
    <section className={style.card} aria-label={t('area.drawing')}>
      <div role="status" className={style.said}>
        {corners.length === 0 ? (
          <p className={style.name}>{t('area.begin')}</p>
        ) : (
          <p className={style.name}>{left > 0 ? why : sizeWords(corners, language)}</p>
        )}
        {left <= 0 && <p className={fault ? style.fault : style.meta}>{fault ? why : t('area.move')}</p>}
      </div>
      <div className={style.actions}>
        <Button kind="plain" onPress={onCancel}>
          {t('area.cancel')}
        </Button>
        {corners.length > 0 && (
          <IconButton label={t('area.undo')} onPress={onUndo}>
            <Icon of={Undo2} />
          </IconButton>
        )}
        <Button kind="primary" reason={why} onPress={onDone}>
          {t('area.done')}
        </Button>
      </div>
    </section>
  )
}
