import type { FastifyRequest } from 'fastify'
import { invalid } from './problem.ts'

/** Whether PostgreSQL could not hold the text: a NUL or half of a surrogate pair. */
export function isUnsafeText(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed()
}

/** Refuses a request whose address or JSON body holds text that cannot be stored, naming the field. */
export function refuseUnsafeText({ params, query, body }: FastifyRequest): void {
  const field = findUnsafe(params, '') ?? findUnsafe(query, '') ?? findUnsafe(body, '')
  if (field !== null) throw invalid([{ field, code: 'text.control_characters' }])
}

function findUnsafe(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isUnsafeText(value) ? path : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (isUnsafeText(key)) return path
    const found = findUnsafe(inner, at)
    if (found !== null) return found
  }
  return null
}
