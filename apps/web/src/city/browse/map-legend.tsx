import { Layers } from 'lucide-react'
import { Legend } from '../../map/legend.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Popover } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useWide } from '../../ui/use-media.ts'
import { useWords } from '../../words/words.tsx'
import style from './browse.module.css'

/** On a desk the legend lies on the map; on a phone one press opens it. */
export function MapLegend() {
  const t = useWords()
  if (useWide())
    return (
      <div className={style.legend}>
        <Legend />
      </div>
    )
  return (
    <div className={style.legendButton}>
      <Popover
        label={t('map.legend')}
        trigger={
          <IconButton label={t('map.legend')}>
            <Icon of={Layers} />
          </IconButton>
        }
      >
        <Legend />
      </Popover>
    </div>
  )
}
