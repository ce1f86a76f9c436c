import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/words.tsx'
import style from './browse.module.css'

/** The next page comes when its button comes into sight, or is pressed. */
export function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const t = useWords()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && !busy && onMore(), {
      rootMargin: '300px',
    })
    if (end.current) watcher.observe(end.current)
    return () => watcher.disconnect()
  })
  return (
    <div ref={end} className={style.more}>
      <Button isPending={busy} onPress={onMore}>
        {t('city.list.more')}
      </Button>
    </div>
  )
}
