import { createLazyRoute, Outlet } from '@tanstack/react-router'
import { AreaWords } from '../words/words.tsx'

function Shell() {
  return (
    <AreaWords area="head">
      <Outlet />
    </AreaWords>
  )
}

export const shell = createLazyRoute('/head')({ component: Shell })
