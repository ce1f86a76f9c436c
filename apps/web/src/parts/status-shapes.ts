import type { StatusGroup } from '@gorozhanin/domain/reports/status'

/**
 * The shapes of the five groups of status, drawn in a 20 × 20 box with `currentColor`.
 *
 * Marks on the page and markers on the map are made of the same strings, so that they cannot differ.
 */
export const statusShapes = {
  checking:
    '<circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-dasharray="0.01 4.388"/>',
  at_agency: '<circle cx="10" cy="10" r="7.5" fill="currentColor"/>',
  deferred:
    '<circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.75"/><path d="M10 6v4.25l2.75 1.75" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>',
  answered:
    '<path d="M3 10a7 7 0 0 0 14 0Z" fill="currentColor" fill-opacity=".3"/><circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="1.75"/><path d="m6.9 10.3 2.2 2.2 4.1-4.5" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>',
  closed:
    '<path d="m4.5 10.75 3.75 3.75 7.25-8.25" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"/>',
} as const satisfies Record<StatusGroup, string>

/** The token of a group's colour. */
export const statusTokens = {
  checking: '--status-checking',
  at_agency: '--status-at-agency',
  deferred: '--status-deferred',
  answered: '--status-answered',
  closed: '--status-closed',
} as const satisfies Record<StatusGroup, string>
