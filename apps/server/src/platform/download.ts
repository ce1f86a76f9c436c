import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/**
 * Sends what a person saves as a file: never shown as a page of ours, never kept on the way. `name` is made by us, of
 * letters that need no escape.
 */
export function sendFile(
  reply: FastifyReply,
  { name, type }: { readonly name: string; readonly type: string },
  content: Readable | string,
): FastifyReply {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`no name for a file: ${name}`)
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type(type)
    .send(content)
}
