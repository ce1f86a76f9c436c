import { mayUse } from '@gorozhanin/domain/people/rights'
import type { PhotoSize } from '@gorozhanin/domain/reports/api'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import { isOwn, type Visitor } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { findPhoto, type PhotoPlace } from './photo-store.ts'
import { isShown } from './public-card.ts'

type Wanted = {
  readonly key: string
  readonly size: PhotoSize
  readonly visitor: Visitor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Streams one size of a photo to whoever may see its report. Its bytes never change, its visibility does. */
export async function openPhoto(
  ctx: Ctx,
  { key, size, visitor, request, reply }: Wanted,
): Promise<FastifyReply> {
  const photo = await findPhoto(ctx.db, key)
  if (!photo || !maySee(photo, visitor)) throw new Problem('photo.not_found')
  const etag = `"${key}-${size}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()

  const file = await ctx.photos.open(key, size)
  if (!file) throw new Problem('photo.not_found')
  return reply
    .type('image/webp')
    .header('content-length', file.bytes)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', 'inline')
    .send(file.stream)
}

function maySee(photo: PhotoPlace, visitor: Visitor): boolean {
  const { staff } = visitor
  // Until a moderator has looked at what a neighbour added nobody else sees it.
  if (photo.kind === 'remark' && photo.remark !== 'published')
    return staff !== null && mayUse(staff.roles, 'reports.moderate') && mayOpen(photo, staff)
  if (staff && mayUse(staff.roles, 'reports.read') && mayOpen(photo, staff)) return true
  const mine = isOwn(visitor, photo)
  // Nobody has looked at what an author added later: strangers do not see it.
  if (photo.kind === 'added') return mine
  const reportSeen = isShown(photo) || mine
  return reportSeen && (photo.kind === 'before' || photo.kind === 'remark' || photo.answerShown)
}
