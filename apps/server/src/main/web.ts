import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../platform/problem.ts'

/**
 * Serves the built web app; every address that is not a door opens it. Without a build only the doors answer.
 * A door that is knocked at in a way it does not know says the ways that it does: `methodsOf` gives them.
 */
export async function serveWeb(
  app: FastifyInstance,
  dir: string | null,
  methodsOf: (address: string) => readonly string[],
): Promise<void> {
  const page = dir && (await readFile(join(dir, 'index.html')))
  if (dir && page) {
    await app.register(fastifyStatic, {
      root: dir,
      index: false,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const forever = path.includes('/assets/')
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const allow = methodsOf(request.url)
    if (allow.length > 0) throw new Problem('request.method', { allow })
    const asksForPage =
      request.method === 'GET' && !/^\/(api|open311|assets|metrics)(\/|$|\?)/.test(request.url)
    if (!page || !asksForPage) throw new Problem('request.not_found')
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
