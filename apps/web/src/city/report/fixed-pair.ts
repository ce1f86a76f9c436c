import type { Photo, ReportCard } from '@gorozhanin/domain/reports/api'
import { photoPair } from '@gorozhanin/domain/reports/photo-pair'

/** Photos before and after, and when the answer that shows the latter was given. */
export type FixedPair = { readonly before: Photo; readonly after: Photo; readonly at: string }

/** Undefined unless the last answer stands and says that the trouble is gone, with photos on both sides. */
export function fixedPair({ outcome, photos, timeline }: ReportCard): FixedPair | undefined {
  if (outcome !== 'fixed') return undefined
  const answer = timeline.findLast(({ name }) => name === 'publish_answer')
  const pair = answer && photoPair(photos, answer.photos)
  return pair && { ...pair, at: answer.at }
}
