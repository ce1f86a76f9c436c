import type { Reply } from '@gorozhanin/domain/endpoint'
import type { SessionLine } from '@gorozhanin/domain/people/sign-in-api'
import { isWithin, type Reach, reachOf } from '@gorozhanin/domain/people/staff-access'
import {
  changeAccess,
  decideProposal,
  endStaffSessions,
  inviteStaff,
  listStaff,
  listStaffSessions,
  renameStaff,
  resetSecondFactor,
  switchOff,
  switchOn,
  withdrawInvitation,
} from '@gorozhanin/domain/people/staff-api'
import { type AuditActor, actorOf, audit } from '../audit/commands.ts'
import type { Ctx } from '../main/context.ts'
import { type Staff, staffOf } from '../platform/access.ts'
import type { Reader } from '../platform/database.ts'
import { Problem } from '../platform/problem.ts'
import { type Served, serve } from '../platform/serve.ts'
import { invite } from './invitations.ts'
import { sessionsOf } from './session-store.ts'
import { endAll } from './sign-in-store.ts'
import {
  accessOf,
  changeAccessOf,
  decide,
  proposeReset,
  rename,
  switchOffStaff,
  switchOnStaff,
  withdraw,
} from './staff-commands.ts'
import { reachToManage, requireWithin } from './staff-reach.ts'
import { lockStaff, readInvitations, readProposals, readStaff } from './staff-store.ts'

/** The people who work here: the pages of administrators and of agencies' leaders. */
export function staffRoutes(ctx: Ctx): Served[] {
  return [
    serve(listStaff, async ({ visitor, reply }) => {
      reply.header('cache-control', 'no-store')
      return staffPage(ctx, staffOf(visitor))
    }),
    serve(inviteStaff, ({ body, visitor, request, reply }) => {
      reply.header('cache-control', 'no-store')
      return invite(ctx, staffOf(visitor), actorOf(request), body)
    }),
    serve(withdrawInvitation, async ({ params, visitor, request, reply }) => {
      await withdraw(ctx, staffOf(visitor), actorOf(request), params.id)
      return reply.send()
    }),
    serve(renameStaff, async ({ params, body, visitor, request, reply }) => {
      await rename(ctx, staffOf(visitor), actorOf(request), params.id, body.name)
      return reply.send()
    }),
    serve(changeAccess, ({ params, body, visitor, request }) =>
      changeAccessOf(ctx, staffOf(visitor), actorOf(request), params.id, body),
    ),
    serve(switchOff, async ({ params, visitor, request, reply }) => {
      await switchOffStaff(ctx, staffOf(visitor), actorOf(request), params.id)
      return reply.send()
    }),
    serve(switchOn, ({ params, visitor, request }) =>
      switchOnStaff(ctx, staffOf(visitor), actorOf(request), params.id),
    ),
    serve(resetSecondFactor, ({ params, visitor, request }) =>
      proposeReset(ctx, staffOf(visitor), actorOf(request), params.id),
    ),
    serve(decideProposal, async ({ params, body, visitor, request, reply }) => {
      await decide(ctx, staffOf(visitor), actorOf(request), params.id, body.approve)
      return reply.send()
    }),
    serve(listStaffSessions, async ({ params, visitor, reply }) => {
      reply.header('cache-control', 'no-store')
      const reach = reachToManage(staffOf(visitor))
      await ctx.db.transaction(async (tx) => requireWithin(reach, await lockStaff(tx, params.id)))
      return { sessions: await sessionLines(ctx.db, params.id, null) }
    }),
    serve(endStaffSessions, async ({ params, visitor, request, reply }) => {
      await endSessionsOf(ctx, staffOf(visitor), actorOf(request), params.id)
      return reply.send()
    }),
  ]
}

async function endSessionsOf(ctx: Ctx, staff: Staff, by: AuditActor, id: string): Promise<void> {
  const reach = reachToManage(staff)
  await ctx.db.transaction(async (tx) => {
    requireWithin(reach, await lockStaff(tx, id))
    await endAll(tx, id)
    await audit(tx, { actor: by, action: 'session.ended', object: { kind: 'staff', id } }, ctx.now())
  })
}

/** Sessions as their owner recognises them. */
export async function sessionLines(
  db: Reader,
  person: string,
  current: string | null,
): Promise<SessionLine[]> {
  const rows = await sessionsOf(db, { staff: person })
  return rows.map(({ id, createdAt, expiresAt, address, device }) => ({
    ...{ id, address, device },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: id === current,
  }))
}

/** @throws Problem `staff.not_leading` for people of an agency who do not lead it. */
async function staffPage(ctx: Ctx, staff: Staff): Promise<Reply<typeof listStaff>> {
  const sees = reachOf(staff, 'staff.read')
  if (sees === null) throw new Problem('staff.not_leading')
  const manages = reachOf(staff, 'staff.manage')
  const now = new Date(ctx.now().epochMilliseconds)
  const [{ agencies, groups }, people, invited, proposals] = await Promise.all([
    ctx.catalog(),
    readStaff(ctx.db),
    readInvitations(ctx.db, now),
    readProposals(ctx.db, now),
  ])
  const inSight = people.filter(({ account }) => sees === 'all' || account.agency === sees.agency)
  return {
    people: inSight.map(({ account, factor, lastSeenAt }) => ({
      id: account.id,
      login: account.login,
      name: account.name,
      access: accessOf(account),
      active: account.active,
      secondFactor: factor !== null,
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      mine: isWithin(manages, account),
    })),
    invitations: invited
      .filter(({ invitation }) => isWithin(sees, invitation.access))
      .map(({ invitation: { id, login, name, access, expiresAt }, invitedBy }) => ({
        ...{ id, login, name, access, invitedBy },
        expiresAt: expiresAt.toISOString(),
      })),
    proposals: sees === 'all' ? proposals.map((row) => toProposal(row, staff)) : [],
    agencies: [...agencies.values()]
      .filter(({ code }) => isAgencyInSight(sees, code))
      .map(({ code, shortName }) => ({ code, name: shortName })),
    groups: groups.map(({ code, name }) => ({ code, name })),
    agency: sees === 'all' ? null : sees.agency,
    manages: manages !== null,
  }
}

const isAgencyInSight = (sees: Reach, code: string) => sees === 'all' || sees?.agency === code

function toProposal(
  { proposal, proposedBy }: Awaited<ReturnType<typeof readProposals>>[number],
  staff: Staff,
) {
  return {
    id: proposal.id,
    staff: proposal.staff,
    kind: proposal.kind,
    access: proposal.access,
    proposedBy,
    own: proposal.proposedBy === staff.id,
    expiresAt: proposal.expiresAt.toISOString(),
  }
}
