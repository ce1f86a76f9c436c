import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a state-changing request that a browser sends from another site. Programs send no `Origin` and pass:
 * they hold no cookie that a stranger could ride on.
 */
export function refuseOtherOrigins(publicUrl: string): (request: FastifyRequest) => Promise<void> {
  return async ({ method, headers, host }) => {
    if (safeMethods.has(method) || headers.origin === undefined) return
    if (headers.origin === publicUrl || hostOf(headers.origin) === host) return
    throw new Problem('access.wrong_origin')
  }
}

function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host ?? null
}
