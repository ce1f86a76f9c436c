import { createLazyRoute, Outlet } from '@tanstack/react-router'
import { useLayoutEffect } from 'react'
import { AreaWords } from '../words/words.tsx'

/** The console is dense everywhere, in menus and dialogs too, which hang outside of it. */
function useWorkDensity(): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.density = 'work'
    return () => {
      delete document.documentElement.dataset.density
    }
  }, [])
}

function Shell() {
  useWorkDensity()
  return (
    <AreaWords area="console">
      <Outlet />
    </AreaWords>
  )
}

export const shell = createLazyRoute('/console')({ component: Shell })
