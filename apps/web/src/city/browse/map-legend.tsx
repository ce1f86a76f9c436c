import { Layers } from 'lucide-react'
import { Legend } from '../../map/legend.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Deferred } from '../../ui/deferred.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LazyPopover } from '../../ui/lazy-popover.ts'
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
      <Deferred
        trigger={(press) => (
          <IconButton label={t('map.legend')} aria-haspopup="dialog" onPress={press}>
            <Icon of={Layers} />
          </IconButton>
        )}
      >
        {(trigger) => (
          <LazyPopover label={t('map.legend')} defaultOpen trigger={trigger}>
            <Legend />
          </LazyPopover>
        )}
      </Deferred>
    </div>
  )
}
