import { sql } from 'drizzle-orm'
import { reports } from './tables.ts'

/** `2026-17` of a year and its sequence. */
export const numberOf = (row: { readonly year: number; readonly sequence: number }): string =>
  `${row.year}-${row.sequence}`

/** Year and sequence of `2026-17`. The door has checked the shape. */
export function partsOf(number: string): { readonly year: number; readonly sequence: number } {
  const [year = 0, sequence = 0] = number.split('-').map(Number)
  return { year, sequence }
}

/** The condition that finds a report by its number. */
export function hasNumber(number: string) {
  const { year, sequence } = partsOf(number)
  return sql`${reports.year} = ${year} and ${reports.sequence} = ${sequence}`
}
