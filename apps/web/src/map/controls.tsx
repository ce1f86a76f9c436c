import { Flame, LocateFixed, Minus, Plus } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.tsx'
import style from './city-map.module.css'

/** Closer, farther, where am I; where reports are dense, on a map that can show it. */
export function Controls({
  onZoom,
  onLocate,
  heat,
  onHeat,
}: {
  onZoom: (by: 1 | -1) => void
  onLocate: () => void
  heat: boolean
  onHeat: (() => void) | undefined
}) {
  const t = useWords()
  return (
    <div className={style.controls}>
      <div className={style.group}>
        <IconButton label={t('map.zoom_in')} onPress={() => onZoom(1)}>
          <Icon of={Plus} />
        </IconButton>
        <IconButton label={t('map.zoom_out')} onPress={() => onZoom(-1)}>
          <Icon of={Minus} />
        </IconButton>
      </div>
      <div className={style.group}>
        <IconButton label={t('map.locate')} onPress={onLocate}>
          <Icon of={LocateFixed} />
        </IconButton>
      </div>
      {onHeat && (
        <div className={style.group}>
          <IconButton label={t('map.heat')} aria-pressed={heat} onPress={onHeat}>
            <Icon of={Flame} />
          </IconButton>
        </div>
      )}
    </div>
  )
}
