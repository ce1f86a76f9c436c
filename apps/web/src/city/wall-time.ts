import type { Language } from '@gorozhanin/domain/names'
import { createFormats } from '../words/formats.ts'

const wallTimeShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/**
 * The answer to a question about a time, as the form sends it: a clock on a wall, without zone. Null for other text.
 *
 * `now` is milliseconds since 1970; it decides only whether the year is named.
 */
export function wallTime(value: string, language: Language, now: number): string | null {
  if (!wallTimeShape.test(value)) return null
  const at = `${value}:00Z`
  if (Number.isNaN(Date.parse(at))) return null
  const { shortDay, time } = createFormats(language, 'UTC')
  return `${shortDay(at, now)}, ${time(at)}`
}
