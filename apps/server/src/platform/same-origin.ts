import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a browser says of a request without an `Origin` that no other site has sent (Fetch Metadata). */
const ownSites = new Set([undefined, 'same-origin', 'none'])

/**
 * Refuses a state-changing request that a browser sends from another site. Programs send neither `Origin` nor Fetch
 * Metadata and pass: they hold no cookie that a stranger could ride on. A browser that sends neither keeps our cookies
 * from other sites: they are `SameSite=Lax`.
 */
export function refuseOtherOrigins(publicUrl: string): (request: FastifyRequest) => Promise<void> {
  return async ({ method, headers, host }) => {
    if (safeMethods.has(method)) return
    const { origin, 'sec-fetch-site': site } = headers
    const isOurs =
      origin === undefined
        ? ownSites.has(site as string | undefined)
        : origin === publicUrl || hostOf(origin) === host
    if (!isOurs) throw new Problem('access.wrong_origin')
  }
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null
}
