import { createLazyRoute, Outlet } from '@tanstack/react-router'
import { AreaWords } from '../words/words.tsx'

function Shell() {
  return (
    <AreaWords area="console">
      <Outlet />
    </AreaWords>
  )
}

export const shell = createLazyRoute('/console')({ component: Shell })
