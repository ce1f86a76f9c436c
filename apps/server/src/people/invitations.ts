import type { AuditDetail } from '@gorozhanin/domain/audit/entry'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import type { acceptInvitation, openInvitation } from '@gorozhanin/domain/people/sign-in-api'
import { accessFaults, isWithin, type StaffAccess } from '@gorozhanin/domain/people/staff-access'
import type { inviteStaff } from '@gorozhanin/domain/people/staff-api'
import { invitationLetter } from '@gorozhanin/domain/people/staff-letters'
import type { FastifyRequest } from 'fastify'
import { type AuditActor, actorFor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { mailLink } from './mail-link.ts'
import { newPasswordHash } from './passwords.ts'
import { hashOf, newToken } from './secrets.ts'
import { knownPlaces, reachToManage } from './staff-reach.ts'
import {
  addStaff,
  findInvitation,
  findInvitationByHash,
  type InvitationRow,
  removeInvitation,
  replaceInvitation,
} from './staff-store.ts'
import { findStaff, type StaffRow } from './store.ts'

const LASTS_MS = 72 * 3_600_000

/**
 * Invites a person by e-mail; an invitation of the same address that waits is replaced. Administrators are not invited:
 * two make a third by a proposal, so that nobody invites a second self.
 *
 * @throws Problem naming the fields that are not right; `staff.login_taken`.
 */
export async function invite(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  { email, name, language, access }: Input<typeof inviteStaff>['body'],
): Promise<Reply<typeof inviteStaff>> {
  const reach = reachToManage(staff)
  const faults = accessFaults(access, await knownPlaces(ctx))
  if (access.roles.includes('admin')) faults.push({ field: 'roles', code: 'staff.admin_by_two' })
  if (!isWithin(reach, access)) faults.push({ field: 'roles', code: 'staff.outside_reach' })
  if (faults.length > 0) throw invalid(faults.map((fault) => ({ ...fault, field: `access.${fault.field}` })))
  const waiting = await findInvitation(ctx.db, email)
  if (waiting && !isWithin(reach, waiting.access)) throw new Problem('staff.login_taken')

  const { id, link } = await makeInvitation(
    ctx,
    { login: email, name, language, access, invitedBy: staff.id },
    by,
  )
  const letter = invitationLetter({ url: link, name, city: await cityName(ctx) }, language)
  return { id, link: (await mailLink(ctx, email, letter)) ? null : link }
}

type Invited = Pick<InvitationRow, 'login' | 'name' | 'access' | 'language' | 'invitedBy'>

/** Keeps an invitation and gives its link, which is known nowhere else. */
export async function makeInvitation(
  { db, config, now }: Pick<Ctx, 'db' | 'config' | 'now'>,
  invited: Invited,
  by: AuditActor,
): Promise<{ readonly id: string; readonly link: string }> {
  if (await findStaff(db, invited.login)) throw new Problem('staff.login_taken')
  const token = newToken()
  const at = now()
  const id = await db.transaction(async (tx) => {
    const kept = await replaceInvitation(tx, {
      ...invited,
      login: invited.login.toLowerCase(),
      name: invited.name.trim(),
      hash: hashOf(token),
      createdAt: new Date(at.epochMilliseconds),
      expiresAt: new Date(at.epochMilliseconds + LASTS_MS),
    })
    const object = { kind: 'invitation', id: kept } as const
    await audit(tx, { actor: by, action: 'staff.invited', object, detail: toDetail(invited.access) }, at)
    return kept
  })
  return { id, link: `${config.publicUrl}/invitation#${token}` }
}

/** Whom an invitation is for. @throws Problem `link.over` */
export async function readInvitation(
  ctx: Ctx,
  { token }: Input<typeof openInvitation>['body'],
): Promise<InvitationRow> {
  const found = await findInvitationByHash(ctx.db, hashOf(token), new Date(ctx.now().epochMilliseconds))
  if (!found) throw new Problem('link.over')
  return found
}

/**
 * Makes the account of an invitation, which is used up by it.
 *
 * @throws Problem `link.over`; a password that is not taken leaves the invitation as it is.
 */
export async function accept(
  ctx: Ctx,
  { token, password }: Input<typeof acceptInvitation>['body'],
  request: FastifyRequest,
): Promise<StaffRow> {
  const { login } = await readInvitation(ctx, { token })
  const passwordHash = await newPasswordHash(password, login)
  const now = new Date(ctx.now().epochMilliseconds)
  return ctx.db.transaction(async (tx) => {
    const used = await removeInvitation(tx, hashOf(token), now)
    const account = used && (await addStaff(tx, { ...rowOf(used), passwordHash, createdAt: now }))
    if (!account) throw new Problem('link.over')
    const actor = actorFor({ staff: account.id }, request)
    const object = { kind: 'invitation', id: used.id } as const
    await audit(tx, { actor, action: 'staff.joined', object, detail: toDetail(used.access) }, ctx.now())
    return account
  })
}

/** What an account may reach, as the audit log tells it. */
export const toDetail = ({ roles, agency, groups, leads }: StaffAccess): AuditDetail => ({
  roles,
  ...(agency && { agency }),
  ...(groups && { groups }),
  ...(leads && { leads }),
})

const rowOf = ({ login, name, language, access }: InvitationRow) => ({
  login,
  name: { ru: name, en: '' },
  language,
  ...(access satisfies StaffAccess),
})

async function cityName(ctx: Ctx) {
  return (await ctx.catalog()).city.name
}
