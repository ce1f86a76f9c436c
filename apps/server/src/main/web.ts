import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../platform/problem.ts'

/** Nobody waits longer for what only programs read. */
const HEAD_MS = 1_000

/** Pages of residents that show the map at once. */
const withMap = /^\/(reports\/[^/?]+|mine|who)?(\?|$)/

type Web = {
  readonly dir: string | null
  /** The ways in which an address may be asked. */
  readonly methodsOf: (address: string) => readonly string[]
  /** HTML for the head of the page at an address; null where it has nothing to say of itself. */
  readonly headOf: (address: string) => Promise<string | null>
}

/**
 * Serves the built web app; every address that is not a door opens it. Without a build only the doors answer.
 * A door that is knocked at in a way it does not know says the ways that it does.
 */
export async function serveWeb(app: FastifyInstance, { dir, methodsOf, headOf }: Web): Promise<void> {
  const page = dir && (await readFile(join(dir, 'index.html'), 'utf8'))
  const map = dir && (await mapLink(dir))
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
  app.setNotFoundHandler(async (request, reply) => {
    const allow = methodsOf(request.url)
    if (allow.length > 0) throw new Problem('request.method', { allow })
    const asksForPage =
      request.method === 'GET' && !/^\/(api|open311|assets|metrics)(\/|$|\?)/.test(request.url)
    if (!page || !asksForPage) throw new Problem('request.not_found')
    const head = await Promise.race([
      // The page opens without it, whatever has failed.
      headOf(request.url).catch((err: unknown) => void request.log.warn({ err }, 'a page without its head')),
      pause(HEAD_MS, null, { ref: false }),
    ])
    // The map is the largest part of a first visit: on its way before the script that draws it.
    if (map && withMap.test(request.url)) reply.header('link', map)
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(head ? page.replace(/<title>.*<\/title>/, () => head) : page)
  })
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>

/** The `Link` header that names the files which draw the map and which the page does not name itself. */
async function mapLink(dir: string): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(dir, '.vite/manifest.json'), 'utf8'))
  const filesOf = (name: string): readonly string[] => {
    const { file, imports = [] } = manifest[name] ?? missing(name)
    return [file, ...imports.flatMap(filesOf)]
  }
  const known = new Set(filesOf('index.html'))
  return [...new Set(filesOf('src/map/city-map.tsx'))]
    .filter((file) => !known.has(file))
    .map((file) => `</${file}>; rel=modulepreload; fetchpriority=low`)
    .join(', ')
}

function missing(name: string): never {
  throw new Error(`the build of the web has no ${name}`)
}
