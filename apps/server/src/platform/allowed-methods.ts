import type { FastifyInstance } from 'fastify'

/**
 * Learns every route that `app` gets from now on, and tells which methods an address has: none where nothing is.
 * The router itself tells no more than that it has found nothing.
 */
export function learnMethods(app: FastifyInstance): (address: string) => readonly string[] {
  const routes: { readonly shape: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ shape: shapeOf(url), methods: [method].flat() })
  })
  return (address) => {
    const [path = ''] = address.split('?')
    const found = routes.filter(({ shape }) => shape.test(path))
    return [...new Set(found.flatMap(({ methods }) => methods))].toSorted()
  }
}

/** `/tiles/:z/:y.mvt` as the addresses that it stands for. */
function shapeOf(url: string): RegExp {
  const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+')}$`)
}
