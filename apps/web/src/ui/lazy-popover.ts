import { lazy } from 'react'

/** `Popover`, for pages that are to be there first: see `Deferred`. */
export const LazyPopover = lazy(() => import('./dialog.tsx').then(({ Popover }) => ({ default: Popover })))
