import { createLazyRoute } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'

function Today() {
  const t = useWords()
  return (
    <main id="main">
      <h1>{t('head.title')}</h1>
    </main>
  )
}

export const today = createLazyRoute('/head/head')({ component: Today })
