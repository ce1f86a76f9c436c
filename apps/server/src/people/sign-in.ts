import type { Me, SignInStep } from '@gorozhanin/domain/people/api'
import type { SignInWay } from '@gorozhanin/domain/people/sign-in-api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { rememberDevice, whenceOf } from '../platform/known-device.ts'
import { openSession } from '../platform/sessions.ts'
import { beginWaiting, endWaiting } from './sign-in-step.ts'
import { addHistory, hasSecondFactor } from './sign-in-store.ts'
import { type StaffRow, toStaff } from './store.ts'

type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply }

/**
 * After the password, or a provider that stands for it: the session, or the step that the second factor takes. `way` is
 * `password` or the name of the provider.
 */
export async function proceed(
  ctx: Ctx,
  account: StaffRow,
  call: Call,
  way = 'password',
): Promise<SignInStep> {
  const shown = way === 'password' ? 'password' : 'provider'
  if (account.demo || ctx.config.staffSecondFactor === 'off') return enter(ctx, { account, way, shown }, call)
  const next = (await hasSecondFactor(ctx.db, account.id)) ? 'totp' : 'enrol'
  await beginWaiting(ctx, account.id, way, call.reply)
  return { next }
}

/** Who comes in: the way is kept on the session, what was shown last in the history. */
export type Entering = { readonly account: StaffRow; readonly way: string; readonly shown: SignInWay }

/** Opens the session of somebody who has shown everything that was asked. */
export async function enter(
  ctx: Ctx,
  { account, way, shown }: Entering,
  { request, reply }: Call,
): Promise<Me> {
  const at = new Date(ctx.now().epochMilliseconds)
  const whence = whenceOf(request, account.login)
  await addHistory(ctx.db, { staff: account.id, at, outcome: 'signed_in', way: shown, ...whence })
  await openSession(ctx, { staff: account.id }, way, request, reply)
  rememberDevice(ctx.config, account.login, request, reply)
  endWaiting(ctx, reply)
  return toMe(ctx, toStaff(account))
}

export async function toMe(ctx: Ctx, { login, name, roles, agency, leads, groups }: Staff): Promise<Me> {
  const known = agency === null ? undefined : (await ctx.catalog()).agencies.get(agency)
  return {
    login,
    name,
    roles: [...roles],
    agency: known ? { code: known.code, name: known.shortName } : null,
    leads,
    groups: groups && [...groups],
  }
}
