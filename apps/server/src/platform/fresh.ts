import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Names the version of an answer, which a browser keeps but asks about every time. True where it has this very
 * version: then nothing but 304 need be sent.
 */
export function isFresh(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  const tag = `W/"${version}"`
  reply.header('etag', tag).header('cache-control', 'no-cache')
  const known = request.headers['if-none-match']?.split(',').map((one) => one.trim()) ?? []
  if (!known.includes(tag) && !known.includes('*')) return false
  reply.code(304)
  return true
}

/** The version of an answer that nothing else names: the hash of its content. */
export function contentVersion(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 20)
}
