import { isDeepStrictEqual } from 'node:util'
import {
  accessFaults,
  isWithin,
  mayLoseAdmin,
  type StaffAccess,
} from '@gorozhanin/domain/people/staff-access'
import type { ProposalKind } from '@gorozhanin/domain/people/staff-api'
import { tellDecided, tellProposed } from '../alerts/news.ts'
import { type AuditActor, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import type { Tx } from '../platform/database.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { toDetail } from './invitations.ts'
import { endAll, removeSecondFactor } from './sign-in-store.ts'
import { knownPlaces, reachToManage, requireWithin } from './staff-reach.ts'
import {
  addProposal,
  closeProposal,
  closeProposalsOf,
  dropInvitation,
  dropInvitationsOf,
  findInvitationById,
  lockAdmins,
  lockProposal,
  lockStaff,
  saveAccess,
  saveActive,
  saveName,
} from './staff-store.ts'
import type { StaffRow } from './store.ts'

const PROPOSAL_MS = 7 * 86_400_000

export async function rename(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  id: string,
  name: string,
): Promise<void> {
  const reach = reachToManage(staff)
  await ctx.db.transaction(async (tx) => {
    requireWithin(reach, await lockStaff(tx, id))
    await saveName(tx, id, name.trim())
    const object = { kind: 'staff', id } as const
    await audit(tx, { actor: by, action: 'staff.changed', object, detail: { what: 'name' } }, ctx.now())
  })
}

/**
 * Changes what a person may reach. An administrator proposes it to another one; an agency's leader does it at once,
 * within the own agency.
 *
 * @throws Problem naming the fields that are not right.
 */
export async function changeAccessOf(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  id: string,
  access: StaffAccess,
): Promise<{ proposed: boolean }> {
  const reach = reachToManage(staff)
  const faults = accessFaults(access, await knownPlaces(ctx))
  if (!isWithin(reach, access)) faults.push({ field: 'roles', code: 'staff.outside_reach' })
  if (faults.length > 0) throw invalid(faults)
  return ctx.db.transaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const account = requireWithin(reach, await lockStaff(tx, id))
    if (isDeepStrictEqual(accessOf(account), access)) throw new Problem('staff.nothing_changed')
    if (reach === 'all') {
      refuseLastAdmin(account, access, admins)
      return propose(ctx, tx, by, { staff, account, kind: 'access', access })
    }
    await giveAccess(ctx, tx, by, id, access)
    return { proposed: false }
  })
}

/**
 * Switches an account off: it signs in no more, and whatever is open in its name ends.
 *
 * @throws Problem `staff.last_admins`, and `staff.not_yourself`.
 */
export async function switchOffStaff(ctx: Ctx, staff: Staff, by: AuditActor, id: string): Promise<void> {
  const reach = reachToManage(staff)
  if (staff.id === id) throw new Problem('staff.not_yourself')
  await ctx.db.transaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const account = requireWithin(reach, await lockStaff(tx, id))
    if (!account.active) return
    if (account.roles.includes('admin') && !mayLoseAdmin(admins)) throw new Problem('staff.last_admins')
    await saveActive(tx, id, false)
    await endAll(tx, id)
    await dropInvitationsOf(tx, id)
    await closeProposalsOf(tx, id, nowOf(ctx))
    await audit(tx, { actor: by, action: 'staff.closed', object: { kind: 'staff', id } }, ctx.now())
  })
}

/** Proposes that an account opens again; a leader opens one of the own agency at once. */
export async function switchOnStaff(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  id: string,
): Promise<{ proposed: boolean }> {
  const reach = reachToManage(staff)
  return ctx.db.transaction(async (tx) => {
    const account = requireWithin(reach, await lockStaff(tx, id))
    if (account.active) throw new Problem('staff.nothing_changed')
    if (reach === 'all') return propose(ctx, tx, by, { staff, account, kind: 'return' })
    await reopen(ctx, tx, by, id)
    return { proposed: false }
  })
}

/** Proposes that a lost second factor is forgotten: the next sign-in enrols another. */
export async function proposeReset(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  id: string,
): Promise<{ proposed: boolean }> {
  return ctx.db.transaction(async (tx) => {
    const account = requireWithin('all', await lockStaff(tx, id))
    return propose(ctx, tx, by, { staff, account, kind: 'second_factor' })
  })
}

/**
 * Decides a proposal of another administrator, or takes an own one back.
 *
 * @throws Problem `proposal.own` to who would approve the own proposal; `staff.last_admins`.
 */
export async function decide(
  ctx: Ctx,
  staff: Staff,
  by: AuditActor,
  id: string,
  approve: boolean,
): Promise<void> {
  const now = nowOf(ctx)
  await ctx.db.transaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const proposal = await lockProposal(tx, id, now)
    if (!proposal) throw new Problem('proposal.not_found')
    if (approve && proposal.proposedBy === staff.id) throw new Problem('proposal.own')
    const account = await lockStaff(tx, proposal.staff)
    if (!account) throw new Problem('proposal.not_found')

    if (approve) await carryOut(ctx, tx, by, account, proposal, admins)
    else await refuse(ctx, tx, by, proposal)
    await closeProposal(tx, id, { decidedBy: staff.id, decidedAt: now, approved: approve })
    if (proposal.proposedBy !== staff.id)
      await tellDecided(ctx, tx, proposal, approve ? 'approved' : 'refused')
  })
}

type Decided = { readonly kind: ProposalKind; readonly access: StaffAccess | null }

async function carryOut(
  ctx: Ctx,
  tx: Tx,
  by: AuditActor,
  account: StaffRow,
  { kind, access }: Decided,
  admins: number,
): Promise<void> {
  const { id } = account
  if (kind === 'return') await reopen(ctx, tx, by, id)
  if (kind === 'second_factor') {
    await removeSecondFactor(tx, id)
    await endAll(tx, id)
    await audit(tx, { actor: by, action: 'factor.reset', object: { kind: 'staff', id } }, ctx.now())
  }
  if (kind === 'access' && access) {
    refuseLastAdmin(account, access, admins)
    await giveAccess(ctx, tx, by, id, access)
  }
}

async function giveAccess(ctx: Ctx, tx: Tx, by: AuditActor, id: string, access: StaffAccess): Promise<void> {
  await saveAccess(tx, id, access)
  const object = { kind: 'staff', id } as const
  await audit(tx, { actor: by, action: 'role.given', object, detail: toDetail(access) }, ctx.now())
}

async function reopen(ctx: Ctx, tx: Tx, by: AuditActor, id: string): Promise<void> {
  await saveActive(tx, id, true)
  await audit(tx, { actor: by, action: 'staff.opened', object: { kind: 'staff', id } }, ctx.now())
}

type Refused = Decided & { readonly staff: string }

async function refuse(ctx: Ctx, tx: Tx, by: AuditActor, { staff, kind, access }: Refused): Promise<void> {
  const object = { kind: 'staff', id: staff } as const
  const detail = { kind, ...(access && toDetail(access)) }
  await audit(tx, { actor: by, action: 'proposal.refused', object, detail }, ctx.now())
}

type Proposed = {
  readonly staff: Staff
  readonly account: StaffRow
  readonly kind: ProposalKind
  readonly access?: StaffAccess
}

async function propose(
  ctx: Ctx,
  tx: Tx,
  by: AuditActor,
  { staff, account, kind, access }: Proposed,
): Promise<{ proposed: true }> {
  const createdAt = nowOf(ctx)
  const added = await addProposal(tx, {
    staff: account.id,
    kind,
    access: access ?? null,
    proposedBy: staff.id,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + PROPOSAL_MS),
  })
  if (!added) throw new Problem('staff.proposed_already')
  const object = { kind: 'staff', id: account.id } as const
  const detail = { kind, ...(access && toDetail(access)) }
  await audit(tx, { actor: by, action: 'proposal.made', object, detail }, ctx.now())
  await tellProposed(ctx, tx, added)
  return { proposed: true }
}

function refuseLastAdmin({ roles, active }: StaffRow, access: StaffAccess, admins: number): void {
  const leaves = active && roles.includes('admin') && !access.roles.includes('admin')
  if (leaves && !mayLoseAdmin(admins)) throw new Problem('staff.last_admins')
}

export async function withdraw(ctx: Ctx, staff: Staff, by: AuditActor, id: string): Promise<void> {
  const reach = reachToManage(staff)
  const invitation = await findInvitationById(ctx.db, id)
  if (!invitation || !isWithin(reach, invitation.access)) throw new Problem('staff.not_found')
  await ctx.db.transaction(async (tx) => {
    await dropInvitation(tx, id)
    const object = { kind: 'invitation', id } as const
    await audit(tx, { actor: by, action: 'staff.uninvited', object }, ctx.now())
  })
}

export const accessOf = ({ roles, agency, groups, leads }: StaffRow): StaffAccess => ({
  roles: [...roles],
  agency,
  groups: groups && [...groups],
  leads,
})

const nowOf = (ctx: Ctx): Date => new Date(ctx.now().epochMilliseconds)
