import type { Input } from '@gorozhanin/domain/endpoint'
import { passwordFault } from '@gorozhanin/domain/people/password'
import type { changePassword, usePasswordLink } from '@gorozhanin/domain/people/sign-in-api'
import { passwordLetter } from '@gorozhanin/domain/people/staff-letters'
import argon2 from 'argon2'
import type { FastifyRequest } from 'fastify'
import { actorFor, actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { whenceOf } from '../platform/known-device.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { sessionIdOf } from '../platform/sessions.ts'
import { checkPassword } from './commands.ts'
import { mailLink } from './mail-link.ts'
import { hashOf, newToken } from './secrets.ts'
import { endAll, keepPasswordLink, lockPasswordLink, savePassword } from './sign-in-store.ts'
import { findStaff } from './store.ts'

const LINK_MS = 3_600_000
/** Somebody who presses twice, or a stranger who asks again and again, gets one letter. */
const FRESH_MS = 300_000

/** @throws Problem naming the field when the password is not one to take. */
export async function newPasswordHash(password: string, login: string, field = 'password'): Promise<string> {
  const fault = passwordFault(password, login)
  if (fault) throw invalid([{ field, code: fault }])
  return argon2.hash(password, { type: argon2.argon2id })
}

/**
 * Sets another password; every other session of this person ends.
 *
 * @throws Problem `session.wrong_password` for a wrong old one.
 */
export async function setPassword(
  ctx: Ctx,
  { id, login }: Staff,
  { password, newPassword }: Input<typeof changePassword>['body'],
  request: FastifyRequest,
): Promise<void> {
  const actor = actorOf(request)
  await checkPassword(ctx, login, password, whenceOf(request, login), actor)
  const hash = await newPasswordHash(newPassword, login, 'newPassword')
  await ctx.db.transaction(async (tx) => {
    await savePassword(tx, id, hash)
    await endAll(tx, id, sessionIdOf(request))
    const object = { kind: 'staff', id } as const
    await audit(tx, { actor, action: 'settings.changed', object, detail: { what: 'password' } }, ctx.now())
  })
}

/** Mails a link to a new password; does nothing for an address that nobody here has. */
export async function mailPasswordLink(ctx: Ctx, login: string): Promise<void> {
  const account = await findStaff(ctx.db, login)
  if (!account?.active || !ctx.mail) return
  const token = newToken()
  const now = ctx.now().epochMilliseconds
  const link = { staff: account.id, hash: hashOf(token), expiresAt: new Date(now + LINK_MS) }
  const freshUntil = new Date(now + LINK_MS - FRESH_MS)
  if (!(await ctx.db.transaction((tx) => keepPasswordLink(tx, link, freshUntil)))) return
  const url = `${ctx.config.publicUrl}/new-password#${token}`
  await mailLink(
    ctx,
    account.login,
    passwordLetter({ url, name: account.name[account.language] || account.name.ru }, account.language),
  )
}

/**
 * Sets a password by a link; every session of this person ends. The second factor stays.
 *
 * @throws Problem `link.over`; a password that is not taken leaves the link as it is.
 */
export async function applyPasswordLink(
  ctx: Ctx,
  { token, password }: Input<typeof usePasswordLink>['body'],
  request: FastifyRequest,
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const account = await lockPasswordLink(tx, hashOf(token), new Date(ctx.now().epochMilliseconds))
    if (!account) throw new Problem('link.over')
    await savePassword(tx, account.id, await newPasswordHash(password, account.login))
    await endAll(tx, account.id)
    const actor = actorFor({ staff: account.id }, request)
    const object = { kind: 'staff', id: account.id } as const
    await audit(tx, { actor, action: 'settings.changed', object, detail: { what: 'password' } }, ctx.now())
  })
}
