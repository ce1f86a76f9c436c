import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import type { FastifyRequest } from 'fastify'
import { invalid } from './problem.ts'

/** Deeper than any body that a door takes; a body of brackets alone would go through the stack. */
const DEEPEST = 20

/** Refuses a request whose address or JSON body no field could hold, naming the field. Runs before validation. */
export function refuseUnsafeText({ params, query, body }: FastifyRequest): void {
  const fault = [params, query, body].map((input) => findUnsafe(input, '', DEEPEST)).find((found) => found)
  if (fault) throw invalid([fault])
}

/**
 * Refuses `1e309` and its like in an address. Validation makes Infinity of them, and then holds it against no bound:
 * for it Infinity is no number. So this runs after it.
 */
export function refuseInfinity({ params, query }: FastifyRequest): void {
  const faults = Object.entries({ ...(params as object), ...(query as object) })
    .filter(([, value]) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    .map(([field]) => ({ field, code: 'field.type' }))
  if (faults.length > 0) throw invalid(faults)
}

/** Control characters, except those that lay text out; PostgreSQL does not even hold a NUL. */
const controlCharacter = /[^\P{Cc}\n\t\r]/u

/** Whether no field may hold the text: control characters and halves of surrogate pairs. */
function isUnsafeText(text: string): boolean {
  return !text.isWellFormed() || controlCharacter.test(text)
}

/** A name that a sender chose, fit to be shown back. */
export const shown = (name: string | undefined): string => (name ?? '').slice(0, 100).toWellFormed()

/** The first text that no field may hold, or the place where input is nested deeper than `depth`. */
export function findUnsafe(value: unknown, path: string, depth: number): FieldFault | null {
  if (typeof value === 'string') return isUnsafeText(value) ? unsafeText(path) : null
  if (typeof value !== 'object' || value === null) return null
  if (depth === 0) return { field: path, code: 'field.type' }
  for (const [key, inner] of Object.entries(value)) {
    if (isUnsafeText(key)) return unsafeText(path)
    const fault = findUnsafe(inner, path === '' ? shown(key) : `${path}.${shown(key)}`, depth - 1)
    if (fault) return fault
  }
  return null
}

function unsafeText(field: string): FieldFault {
  return { field, code: 'text.control_characters' }
}
