import type { StaffAccount } from '@gorozhanin/domain/catalog/pack-agencies'
import argon2 from 'argon2'
import { type AuditActor, type AuditRecord, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Whence } from '../platform/known-device.ts'
import { Problem } from '../platform/problem.ts'
import { addHistory } from './sign-in-store.ts'
import { findStaff, type StaffRow, saveStaff } from './store.ts'

/** Verified when there is no such account, so that both answers take the same time. */
const nobody = argon2.hash('nobody has this password')

/**
 * The account that login and password name. A wrong password is written down, for the owner too.
 *
 * @throws Problem `session.wrong_password`, the same for a wrong login and a wrong password.
 */
export async function checkPassword(
  ctx: Ctx,
  login: string,
  password: string,
  whence: Whence,
  by: AuditActor,
): Promise<StaffRow> {
  const account = await findStaff(ctx.db, login)
  const fits = await argon2.verify(account?.passwordHash ?? (await nobody), password)
  if (account?.active && fits) return account
  const now = ctx.now()
  await ctx.db.transaction(async (tx) => {
    if (account) {
      const at = new Date(now.epochMilliseconds)
      const entry = { staff: account.id, at, outcome: 'wrong_password', way: 'password', ...whence } as const
      await addHistory(tx, entry)
    }
    await audit(tx, refused(by, 'password', account?.id), now)
  })
  throw new Problem('session.wrong_password')
}

/** A refusal at the door, of the account that was named where there is one: what was typed as its login is not kept. */
export const refused = (actor: AuditActor, way: string, account?: string): AuditRecord => ({
  actor,
  action: 'session.refused',
  object: account === undefined ? { kind: 'session', id: way } : { kind: 'staff', id: account },
  detail: { way },
})

/**
 * Makes the demo city's accounts, all with one password; an account that exists gets the password anew.
 *
 * @throws Error in production: these accounts have no second factor.
 */
export async function upsertDemoStaff(
  ctx: Pick<Ctx, 'db' | 'config' | 'now'>,
  accounts: readonly StaffAccount[],
  password: string,
): Promise<void> {
  if (ctx.config.production) throw new Error('Demo accounts are never made in production')
  const hash = await argon2.hash(password, { type: argon2.argon2id })
  await saveStaff(ctx.db, accounts, hash, new Date(ctx.now().epochMilliseconds))
}
