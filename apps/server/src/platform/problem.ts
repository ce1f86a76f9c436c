import type { FieldFault, ProblemShape } from '@gorozhanin/domain/problem-shape'
import { type ProblemCode, problems } from '@gorozhanin/domain/problems'

type Extra = Partial<
  Pick<ProblemShape, 'detail' | 'errors' | 'photo' | 'legal' | 'neighbour' | 'challenge'>
> & {
  readonly retryAfterSeconds?: number
  /** Methods that the address has. */
  readonly allow?: readonly string[]
}

/** The one error thrown on purpose. The handler turns it into `application/problem+json` with this code. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extra: Extra

  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code)
    this.code = code
    this.extra = extra
  }

  get status(): number {
    return problems[this.code].status
  }

  toShape(): ProblemShape {
    const { retryAfterSeconds: _, allow: __, ...shown } = this.extra
    const { title, status } = problems[this.code]
    return { type: `urn:problem:${this.code}`, title, status, code: this.code, ...shown }
  }
}

/** A request with wrong fields, each named. */
export const invalid = (errors: readonly FieldFault[]): Problem =>
  new Problem('request.invalid', { errors: [...errors] })
