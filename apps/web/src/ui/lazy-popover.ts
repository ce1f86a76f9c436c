import { later } from './later.tsx'

/** `Popover`, for pages that are to be there first: see `Deferred`. */
export const LazyPopover = later(async () => (await import('./dialog.tsx')).Popover)
