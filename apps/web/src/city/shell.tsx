import { createLazyRoute, Outlet } from '@tanstack/react-router'
import { AreaWords } from '../words/words.tsx'

function Shell() {
  return (
    <AreaWords area="city">
      <Outlet />
    </AreaWords>
  )
}

export const shell = createLazyRoute('/city')({ component: Shell })
