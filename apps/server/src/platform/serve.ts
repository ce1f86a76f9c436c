import type { Endpoint, Input, Reply } from '@gorozhanin/domain/endpoint'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { requireAccess, type Visitor, visitorOf } from './access.ts'
import { refuseInfinity, refuseUnsafeText } from './unsafe-input.ts'

/** What a handler gets: the checked input, who calls, and the raw request for streams and headers. */
export type Call<E extends Endpoint> = Input<E> & {
  readonly visitor: Visitor
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** A door with its handler, ready to be mounted. */
export type Served = { readonly door: Endpoint; readonly mount: (app: FastifyInstance) => void }

type Options = {
  /** Hooks that only this door needs, such as a rate limit. */
  readonly preHandler?: RouteOptions['preHandler']
  readonly bodyLimit?: number
}

/**
 * Binds a door to its handler. Access is checked before the body is read; input by the door's own schemas;
 * what `reply` does not name never leaves the server.
 */
export function serve<const E extends Endpoint>(
  door: E,
  handle: (call: Call<E>) => Promise<Reply<E> | FastifyReply | void>,
  options: Options = {},
): Served {
  const success = door.success ?? (door.reply || door.stream ? 200 : 204)
  return {
    door,
    mount: (app) => {
      app.route({
        method: door.method,
        url: `/api${door.path}`,
        schema: schemaOf(door, success),
        ...(door.form ? { validatorCompiler: () => () => true } : {}),
        ...(options.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
        onRequest: async (request) => requireAccess(door.access, request),
        preValidation: async (request) => refuseUnsafeText(request),
        ...(options.preHandler ? { preHandler: options.preHandler } : {}),
        handler: async (request, reply) => {
          refuseInfinity(request)
          reply.code(success)
          const { params, query, body } = request
          const call = { params, query, body, visitor: visitorOf(request), request, reply } as Call<E>
          const answer = await handle(call)
          // A reply that the handler sent itself is over by now: to await it is to await its end.
          return reply.sent ? reply : (answer ?? reply.send())
        },
      })
    },
  }
}

/** The schema that both validates and documents. A form is read by its handler and only documented here. */
function schemaOf(door: Endpoint, success: number): Record<string, unknown> {
  return {
    summary: door.summary,
    ...(door.params && { params: door.params }),
    ...(door.query && { querystring: door.query }),
    ...(door.body && { body: door.body }),
    ...(door.form && { body: door.form, consumes: ['multipart/form-data'] }),
    ...(door.stream && { produces: [door.stream] }),
    ...(door.reply && { response: { [success]: door.reply } }),
  }
}
