import { createLazyRoute } from '@tanstack/react-router'
import { useWords } from '../words/words.tsx'

function Start() {
  const t = useWords()
  return (
    <main id="main">
      <h1>{t('console.title')}</h1>
    </main>
  )
}

export const start = createLazyRoute('/console/console')({ component: Start })
