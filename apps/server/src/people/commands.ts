import type { StaffAccount } from '@gorozhanin/domain/catalog/pack-agencies'
import argon2 from 'argon2'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { Problem } from '../platform/problem.ts'
import { findStaff, type StaffRow, saveStaff } from './store.ts'

/** Verified when there is no such account, so that both answers take the same time. */
const nobody = argon2.hash('nobody has this password')

/**
 * The account that login and password name.
 *
 * @throws Problem `session.wrong_password`, the same for a wrong login and a wrong password.
 */
export async function checkPassword(ctx: Ctx, login: string, password: string): Promise<Staff> {
  const account = await findStaff(ctx.db, login)
  const fits = await argon2.verify(account?.passwordHash ?? (await nobody), password)
  if (!account?.active || !fits) throw new Problem('session.wrong_password')
  return toStaff(account)
}

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

function toStaff({ id, login, name, roles, agency }: StaffRow): Staff {
  return { id, login, name, roles, agency }
}
