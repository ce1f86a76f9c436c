export type { SheetHeight } from '../../ui/sheet-heights.ts'

/** The lowest sheet shows the search and the one button, px. */
export const lowPx = 148
