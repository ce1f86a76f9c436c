import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import type { ProblemCode } from '@gorozhanin/domain/problems'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseDown } from './database.ts'
import { Problem } from './problem.ts'

/** Codes of Fastify and its plugins for requests that are the sender's fault. */
const codeOf: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too_large',
  FST_ERR_BAD_URL: 'request.malformed',
  FST_ERR_NOT_FOUND: 'request.not_found',
  FST_ERR_MAX_LIMIT_REACHED: 'request.too_large',
  ENOSPC: 'server.unavailable',
}

/** What a caller is told about any error: a Problem as it is, a known fault by its code, a bug without details. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isDatabaseDown(error)) return new Problem('server.unavailable', { retryAfterSeconds: 10 })
  if (!(error instanceof Error)) return new Problem('server.fault')
  const { code = '', statusCode = 500, validation } = error as Partial<FastifyError>
  if (validation) return new Problem('request.invalid', { errors: validation.map(toFault) })
  const known = codeOf[code]
  if (known) return new Problem(known)
  if (statusCode === 413) return new Problem('request.too_large')
  if (statusCode >= 400 && statusCode < 500)
    return new Problem('request.malformed', { detail: error.message })
  return new Problem('server.fault')
}

type Validation = NonNullable<FastifyError['validation']>[number]

function toFault({ keyword, instancePath, params, message }: Validation): FieldFault {
  const named = params.missingProperty ?? params.additionalProperty
  const path = [...instancePath.split('/').slice(1), ...(named ? [String(named)] : [])]
  return { field: path.join('.'), code: `field.${keyword}`, ...(message && { message }) }
}

/** Answers every error as `application/problem+json`; a bug is logged whole and told without details. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  if (problem.status >= 500) request.log.error({ err: error }, problem.code)
  const { retryAfterSeconds: retryAfter, allow } = problem.extra
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (allow) reply.header('allow', allow.join(', '))
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.toShape()))
}

const codeOfNonsense: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'request.too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timeout',
}

/** Answers bytes that are no request, so that no handler ever sees them, in the same shape. */
export function answerNonsense(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const problem = new Problem(codeOfNonsense[error.code ?? ''] ?? 'request.malformed')
  const body = JSON.stringify(problem.toShape())
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
