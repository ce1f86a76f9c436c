import type { Endpoint, Input, Reply } from '@gorozhanin/domain/endpoint'
import { ProblemShape } from '@gorozhanin/domain/problem-shape'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import type * as t from 'typebox'
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
  handle: (call: Call<E>) => Promise<Reply<E> | FastifyReply>,
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
        ...(door.form ? { config: { form: door.form } } : {}),
        ...(options.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
        ...(door.access === 'anyone'
          ? {}
          : { onRequest: async (request) => requireAccess(door.access, request) }),
        preValidation: async (request) => refuseUnsafeText(request),
        ...(options.preHandler ? { preHandler: options.preHandler } : {}),
        handler: async (request, reply) => {
          refuseInfinity(request)
          reply.code(success)
          const { params, query, body } = request
          const call = { params, query, body, visitor: visitorOf(request), request, reply } as Call<E>
          const answer = await handle(call)
          // A reply that the handler sent itself is over by now: to await it is to await its end, or that the caller left.
          return reply.sent || reply.raw.destroyed ? reply : (answer ?? reply.send())
        },
      })
    },
  }
}

/** The schema that both validates and documents. A form is read by its handler: only `documentForm` tells of it. */
function schemaOf(door: Endpoint, success: number): Record<string, unknown> {
  return {
    summary: door.summary,
    ...(door.params && { params: door.params }),
    ...(door.query && { querystring: door.query }),
    ...(door.body && { body: door.body }),
    response: { [success]: replyOf(door), '4XX': refusal, '5XX': refusal },
  }
}

function replyOf({ reply, stream, summary }: Endpoint): object {
  if (stream) return { description: summary, content: { [stream]: { schema: binary } } }
  return reply ?? { description: summary, type: 'null' }
}

const binary = { type: 'string', format: 'binary' }
const refusal = {
  description: 'Refused: RFC 9457 with our stable code',
  content: { 'application/problem+json': { schema: ProblemShape } },
}

function withPhotos(form: t.TObject): object {
  return { ...form, properties: { ...form.properties, photos: { type: 'array', items: binary } } }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    form?: Endpoint['form']
  }
}

type Documented = { readonly schema: FastifySchema; readonly url: string; readonly route: RouteOptions }

/** Adds a form to what the documentation says of its door. */
export function documentForm({ schema, url, route }: Documented): { schema: FastifySchema; url: string } {
  const form = route.config?.form
  return {
    url,
    schema: form ? { ...schema, body: withPhotos(form), consumes: ['multipart/form-data'] } : schema,
  }
}
