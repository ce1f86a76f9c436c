import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentVersion, isFresh } from '../platform/fresh.ts'

const VECTOR = 'application/vnd.mapbox-vector-tile'

/** A tile ready to be sent. */
export type PackedTile = { readonly version: string; readonly plain: Buffer; readonly zipped: Buffer }

const zip = promisify(gzip)

/** Tiles shrink to about half; an empty one is sent as it is, and maps take it as a tile without features. */
export async function packTile(plain: Buffer): Promise<PackedTile> {
  return { version: contentVersion(plain), plain, zipped: await zip(plain) }
}

export function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  tile: PackedTile,
  type = VECTOR,
): FastifyReply {
  reply.header('vary', 'accept-encoding')
  if (isFresh(request, reply, tile.version)) return reply.send()
  reply.type(type)
  const zips =
    type === VECTOR && tile.plain.length > 0 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  return zips ? reply.header('content-encoding', 'gzip').send(tile.zipped) : reply.send(tile.plain)
}
