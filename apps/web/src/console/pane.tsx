import { PanelRight } from 'lucide-react'
import { type CSSProperties, memo, useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../words/words.tsx'
import { ReportCardPane } from './card/report-card.tsx'
import { useDesk } from './desk-context.ts'
import { MapPane } from './map-pane.tsx'
import style from './pane.module.css'
import { Splitter } from './splitter.tsx'
import { usePaneWidth } from './use-pane-width.ts'

type Side = 'card' | 'map'

/** Right of the list: the map, and the card of the open report over it, or beside it where there is room for both. */
export const Pane = memo(function Pane() {
  const t = useWords()
  const { number } = useDesk()
  const [side, setSide] = useState<Side>('card')
  const [width, setWidth] = usePaneWidth()
  const isOpen = number !== null
  useEffect(() => {
    if (!isOpen) setSide('card')
  }, [isOpen])

  return (
    <aside className={style.aside} aria-label={t('console.aside')}>
      <Splitter width={width} onWidth={setWidth} />
      <div
        className={style.pane}
        style={{ '--pane-width': `${width}px` } as CSSProperties}
        data-open={isOpen || undefined}
        data-side={isOpen ? side : 'map'}
      >
        {number !== null && (
          <section className={style.card} aria-label={t('console.card', { number })}>
            <ReportCardPane key={number} number={number} onMap={() => setSide('map')} />
          </section>
        )}
        <div className={style.map}>
          <MapPane />
        </div>
        {isOpen && side === 'map' && (
          <div className={style.back}>
            <Button onPress={() => setSide('card')}>
              <Icon of={PanelRight} size={16} />
              {t('console.side.card')}
            </Button>
          </div>
        )}
      </div>
    </aside>
  )
})
