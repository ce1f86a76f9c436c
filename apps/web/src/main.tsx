import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/queries.ts'
import { router } from './router.tsx'
import { applyTheme } from './ui/theme.ts'
import { LanguageProvider } from './words/words.tsx'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

applyTheme()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// Code and data of the page are asked for before it is drawn.
void router.load()

createRoot(root).render(
  <StrictMode>
    <Suspense>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </Suspense>
  </StrictMode>,
)
