import { useEffect } from 'react'
import { useWords } from '../words/words.tsx'

/** Names the tab: «Пульт · Активный горожанин». */
export function useTitle(title: string): void {
  const t = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
    return () => {
      document.title = t('app.name')
    }
  }, [title, t])
}
