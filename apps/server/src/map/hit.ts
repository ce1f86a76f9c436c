import type { Found } from '@gorozhanin/domain/map/api'

/** Something found, and how well it fits: about 1 for all that was typed, more for what was surely meant. */
export type Hit = Found & { readonly score: number }
