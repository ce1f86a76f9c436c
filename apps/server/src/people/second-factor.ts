import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { actorFor, actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { type Whence, whenceOf } from '../platform/known-device.ts'
import { Problem } from '../platform/problem.ts'
import { refused } from './commands.ts'
import { newRecoveryCodes, recoveryHash, seal, unseal } from './secrets.ts'
import type { Entering } from './sign-in.ts'
import { waitingIdOf } from './sign-in-step.ts'
import {
  addHistory,
  addSecondFactor,
  countAttempt,
  keepEnrolment,
  lockSecondFactor,
  lockSignIn,
  removeSignIn,
  replaceRecoveryCodes,
  saveStep,
  takeRecoveryCode,
  wrongCodesSince,
} from './sign-in-store.ts'
import type { StaffRow } from './store.ts'
import { otpUrl, stepOf, toBase32 } from './totp.ts'

const SECRET_BYTES = 20
/** Wrong codes that one waiting sign-in outlives. */
const MOST_ATTEMPTS = 5
/** Wrong codes of an account within the window, whatever number of sign-ins they come through. */
const MOST_WRONG_CODES = 10
const WINDOW_MS = 15 * 60_000

type Taken = Entering & { readonly recoveryCodes?: readonly string[] }

/**
 * The account whose sign-in this code completes.
 *
 * @throws Problem `session.step_over` when nothing waits in this browser, `session.wrong_code`, `session.too_many`.
 */
export function takeCode(ctx: Ctx, code: string, request: FastifyRequest): Promise<Taken> {
  return attempt(ctx, request, async (tx, { account, signIn: { way } }) => {
    const shown = await shownBy(ctx, tx, account.id, code)
    return shown && { account, way, shown }
  })
}

/** The secret for the authenticator: the same as often as it is asked for during one sign-in. */
export async function beginEnrolment(ctx: Ctx, request: FastifyRequest) {
  const { sessionSecret } = ctx.config
  const { city } = await ctx.catalog()
  return ctx.db.transaction(async (tx) => {
    const found = await lockSignIn(tx, waitingIdOf(request), nowOf(ctx))
    if (!found || (await lockSecondFactor(tx, found.account.id))) throw new Problem('session.step_over')
    const { account, signIn } = found
    const known = signIn.secret && unseal(sessionSecret, account.id, signIn.secret)
    const secret = known || randomBytes(SECRET_BYTES)
    if (!known) await keepEnrolment(tx, signIn.id, seal(sessionSecret, account.id, secret))
    return { secret: toBase32(secret), url: otpUrl(secret, account.login, city.name.ru) }
  })
}

/** Keeps the enrolled second factor once a first code proves that the authenticator has it. */
export function confirmEnrolment(ctx: Ctx, code: string, request: FastifyRequest): Promise<Taken> {
  const { sessionSecret } = ctx.config
  return attempt(ctx, request, async (tx, { account, signIn }) => {
    const secret = signIn.secret && unseal(sessionSecret, account.id, signIn.secret)
    if (!secret) throw new Problem('session.step_over')
    const step = stepOf(secret, code, ctx.now().epochMilliseconds, 0)
    if (step === null) return null
    const factor = { staff: account.id, secret: signIn.secret ?? '', lastStep: step, confirmedAt: nowOf(ctx) }
    if (!(await addSecondFactor(tx, factor))) throw new Problem('session.step_over')
    const actor = actorFor({ staff: account.id }, request)
    const object = { kind: 'staff', id: account.id } as const
    await audit(tx, { actor, action: 'factor.enrolled', object }, ctx.now())
    return { account, way: signIn.way, shown: 'enrolment', recoveryCodes: await renew(ctx, tx, account.id) }
  })
}

/**
 * New recovery codes; the old ones work no more.
 *
 * @throws Problem `session.wrong_code`, or `session.no_second_factor` for an account that needs none.
 */
export async function renewRecoveryCodes(
  ctx: Ctx,
  { id, login }: Pick<StaffRow, 'id' | 'login'>,
  code: string,
  request: FastifyRequest,
): Promise<readonly string[]> {
  const whence = whenceOf(request, login)
  const codes = await ctx.db.transaction(async (tx) => {
    if (!(await lockSecondFactor(tx, id))) throw new Problem('session.no_second_factor')
    await refuseTooMany(ctx, tx, id, whence)
    if ((await shownBy(ctx, tx, id, code)) !== 'totp') {
      await addWrongCode(ctx, tx, id, request, whence)
      return null
    }
    const object = { kind: 'staff', id } as const
    const detail = { what: 'recovery_codes' }
    await audit(tx, { actor: actorOf(request), action: 'settings.changed', object, detail }, ctx.now())
    return renew(ctx, tx, id)
  })
  if (!codes) throw new Problem('session.wrong_code')
  return codes
}

type Waiting = NonNullable<Awaited<ReturnType<typeof lockSignIn>>>

/** One attempt at the code that a sign-in waits for. A wrong one is counted, whatever is answered. */
async function attempt(
  ctx: Ctx,
  request: FastifyRequest,
  check: (tx: Tx, waiting: Waiting) => Promise<Taken | null>,
): Promise<Taken> {
  const taken = await ctx.db.transaction(async (tx) => {
    const waiting = await lockSignIn(tx, waitingIdOf(request), nowOf(ctx))
    if (!waiting) throw new Problem('session.step_over')
    const { account, signIn } = waiting
    const whence = whenceOf(request, account.login)
    await lockSecondFactor(tx, account.id)
    await refuseTooMany(ctx, tx, account.id, whence)

    const found = await check(tx, waiting)
    if (found || signIn.attempts + 1 >= MOST_ATTEMPTS) await removeSignIn(tx, signIn.id)
    else await countAttempt(tx, signIn.id)
    if (!found) await addWrongCode(ctx, tx, account.id, request, whence)
    return found
  })
  if (!taken) throw new Problem('session.wrong_code')
  return taken
}

/** Guesses from devices that never opened the account do not count against those that did. */
async function refuseTooMany(ctx: Ctx, tx: Tx, person: string, { known }: Whence): Promise<void> {
  const since = new Date(ctx.now().epochMilliseconds - WINDOW_MS)
  if ((await wrongCodesSince(tx, person, since, known)) >= MOST_WRONG_CODES)
    throw new Problem('session.too_many', { retryAfterSeconds: WINDOW_MS / 1000 })
}

async function addWrongCode(
  ctx: Ctx,
  tx: Tx,
  person: string,
  request: FastifyRequest,
  whence: Whence,
): Promise<void> {
  await addHistory(tx, { staff: person, at: nowOf(ctx), outcome: 'wrong_code', way: 'totp', ...whence })
  await audit(tx, refused(actorOf(request), 'totp', person), ctx.now())
}

/** By what a code opens this account; a code is used up by it. */
async function shownBy(
  ctx: Ctx,
  tx: Tx,
  person: string,
  code: string,
): Promise<'totp' | 'recovery_code' | null> {
  const { sessionSecret } = ctx.config
  const factor = await lockSecondFactor(tx, person)
  if (!factor) return null
  const digits = code.replaceAll(' ', '')
  if (/^\d{6}$/.test(digits)) {
    const secret = unseal(sessionSecret, person, factor.secret)
    const step = secret && stepOf(secret, digits, ctx.now().epochMilliseconds, factor.lastStep)
    if (step === null) return null
    await saveStep(tx, person, step)
    return 'totp'
  }
  const hash = recoveryHash(sessionSecret, person, code)
  return (await takeRecoveryCode(tx, person, hash)) ? 'recovery_code' : null
}

async function renew(ctx: Ctx, tx: Tx, person: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes()
  const hashes = codes.map((code) => recoveryHash(ctx.config.sessionSecret, person, code))
  await replaceRecoveryCodes(tx, person, hashes)
  return codes
}

const nowOf = (ctx: Ctx): Date => new Date(ctx.now().epochMilliseconds)
