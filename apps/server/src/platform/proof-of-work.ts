import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { isProof, proofHeader } from '@gorozhanin/domain/proof/proof'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'

/** About a second of a phone's work; twice as much with every bit. */
const BITS = 17
const LIVES_SECONDS = 120
const SIGNATURE_CHARACTERS = 16

/** A task for whoever comes too often: a program that has to solve one for every request comes less often. */
export type ProofOfWork = {
  /** A new challenge, signed and short-lived: nothing is kept until it is solved. */
  readonly challenge: () => string
  /** Whether the request brings a solved challenge of this door that nobody has used. Asked twice, it says the same. */
  readonly isSolved: (request: FastifyRequest) => Promise<boolean>
}

/** Proofs of work for one door: a challenge of one is worth nothing at another. */
export function proofOfWork(
  { config, redis, now }: Pick<Ctx, 'config' | 'redis' | 'now'>,
  door: string,
): ProofOfWork {
  const seconds = () => Math.floor(now().epochMilliseconds / 1000)
  const sign = (task: string) =>
    createHmac('sha256', config.sessionSecret)
      .update(`proof-${door}-${task}`)
      .digest('base64url')
      .slice(0, SIGNATURE_CHARACTERS)

  function challenge(): string {
    const task = `${BITS}.${(seconds() + LIVES_SECONDS).toString(36)}.${randomBytes(6).toString('base64url')}`
    return `${task}.${sign(task)}`
  }

  async function check(request: FastifyRequest): Promise<boolean> {
    const given = shape.exec(String(request.headers[proofHeader] ?? ''))?.groups
    if (!given?.task || !given.signature || !given.expires) return false
    const { task, signature, expires, answer } = given
    if (!timingSafeEqual(Buffer.from(sign(task)), Buffer.from(signature))) return false
    const left = Number.parseInt(expires, 36) - seconds()
    if (left <= 0 || !isProof(`${task}.${signature}`, Number(answer))) return false
    // Without Redis nothing is counted, and everyone passes.
    const taken = await redis.set(`proof-${task}`, '1', 'EX', left, 'NX').catch(() => 'OK')
    return taken === 'OK'
  }

  const checked = new WeakMap<FastifyRequest, Promise<boolean>>()
  function isSolved(request: FastifyRequest): Promise<boolean> {
    const known = checked.get(request) ?? check(request)
    checked.set(request, known)
    return known
  }
  return { challenge, isSolved }
}

const shape =
  /^(?<task>\d{1,2}\.(?<expires>[0-9a-z]{1,8})\.[\w-]{8})\.(?<signature>[\w-]{16}):(?<answer>\d{1,10})$/
