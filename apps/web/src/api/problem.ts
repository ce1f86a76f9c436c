import type { FieldFault, ProblemShape } from '@gorozhanin/domain/problem-shape'
import type { ProblemCode } from '@gorozhanin/domain/problems'

/** What stands in for a code where the server did not answer at all, or not in our words. */
export type ApiProblemCode = ProblemCode | 'network.offline' | 'network.unknown'

/** A refusal of the platform, or the lack of an answer (`status` 0). The web translates `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: ApiProblemCode
  readonly errors: readonly FieldFault[]
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter: number | undefined
  /** A proof of work that would let the request pass. */
  readonly challenge: string | undefined
  /** Index of the photo that was refused, from 0. */
  readonly photo: number | undefined

  constructor(code: ApiProblemCode, status: number, shape: Partial<ProblemShape> = {}, retryAfter?: number) {
    super(shape.title ?? code)
    this.code = code
    this.status = status
    this.errors = shape.errors ?? []
    this.photo = shape.photo
    this.challenge = shape.challenge
    this.retryAfter = retryAfter
  }
}

/** Reads the refusal out of a reply that is not a success. Never throws. */
export async function readProblem(reply: Response): Promise<ApiProblem> {
  const shape = await reply.json().catch(() => null)
  const retryAfter = Number.parseInt(reply.headers.get('retry-after') ?? '', 10)
  const code = looksLikeCode(shape?.code) ? shape.code : fallbackCode(reply.status)
  return new ApiProblem(code, reply.status, shape ?? {}, Number.isNaN(retryAfter) ? undefined : retryAfter)
}

/** `slice.what_happened`. */
function looksLikeCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && /^[a-z_]+\.[a-z_]+$/.test(code)
}

function fallbackCode(status: number): ApiProblemCode {
  if (status === 502 || status === 503 || status === 504) return 'server.unavailable'
  return status === 429 ? 'request.too_many' : 'network.unknown'
}
