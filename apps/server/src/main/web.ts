import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../platform/problem.ts'

/** Serves the built web app; every address that is not a door opens it. Without a build only the doors answer. */
export async function serveWeb(app: FastifyInstance, dir: string | null): Promise<void> {
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
    const asksForPage =
      request.method === 'GET' && !/^\/(api|open311|assets|metrics)(\/|$|\?)/.test(request.url)
    if (!page || !asksForPage) throw new Problem('request.not_found')
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
