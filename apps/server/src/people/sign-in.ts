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

/** After the password, or a provider that stands for it: the session, or the step that the second factor takes. */
export async function proceed(
  ctx: Ctx,
  account: StaffRow,
  call: Call,
  way: 'password' | 'provider' = 'password',
): Promise<SignInStep> {
  if (account.demo || ctx.config.staffSecondFactor === 'off') return enter(ctx, account, way, call)
  const next = (await hasSecondFactor(ctx.db, account.id)) ? 'totp' : 'enrol'
  await beginWaiting(ctx, account.id, call.reply)
  return { next }
}

/** Opens the session of somebody who has shown everything that was asked. */
export async function enter(ctx: Ctx, account: StaffRow, way: SignInWay, call: Call): Promise<Me> {
  const { request, reply } = call
  const at = new Date(ctx.now().epochMilliseconds)
  const whence = whenceOf(request, account.login)
  await addHistory(ctx.db, { staff: account.id, at, outcome: 'signed_in', way, ...whence })
  await openSession(ctx, { staff: account.id }, 'password', request, reply)
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
