import * as t from 'typebox'
import { strict } from '../catalog/pack-shapes.ts'
import { endpoint } from '../endpoint.ts'
import { Instant, Language, Names, nullable } from '../names.ts'
import { SessionLine } from './sign-in-api.ts'
import { StaffAccess } from './staff-access.ts'

const Id = t.String({ format: 'uuid' })
const ById = t.Object({ id: Id })
const PersonName = t.String({ minLength: 2, maxLength: 200, pattern: '\\S' })

const shownAccess = t.Object({ ...StaffAccess.properties })

const StaffPerson = t.Object({
  id: Id,
  login: t.String(),
  name: Names,
  access: shownAccess,
  active: t.Boolean(),
  secondFactor: t.Boolean(),
  lastSeenAt: nullable(Instant),
  /** Whether who asks may change this account. */
  mine: t.Boolean(),
})
export type StaffPerson = t.Static<typeof StaffPerson>

const Invitation = t.Object({
  id: Id,
  login: t.String(),
  name: t.String(),
  access: shownAccess,
  invitedBy: nullable(Names),
  expiresAt: Instant,
})
export type Invitation = t.Static<typeof Invitation>

/** `access`: other roles, agency, groups. `second_factor`: a lost one is forgotten. `return`: an account is switched on again. */
export const proposalKinds = ['access', 'second_factor', 'return'] as const
export type ProposalKind = (typeof proposalKinds)[number]

const Proposal = t.Object({
  id: Id,
  staff: Id,
  kind: t.Enum(proposalKinds, { type: 'string' }),
  access: nullable(shownAccess),
  proposedBy: Names,
  /** Whether it is of who asks: another one decides, this one may take it back. */
  own: t.Boolean(),
  expiresAt: Instant,
})
export type Proposal = t.Static<typeof Proposal>

export const listStaff = endpoint({
  method: 'GET',
  path: '/staff',
  summary: 'Who works here, who is invited, and what waits for a second administrator',
  access: 'staff.read',
  reply: t.Object({
    people: t.Array(StaffPerson),
    invitations: t.Array(Invitation),
    proposals: t.Array(Proposal),
    agencies: t.Array(t.Object({ code: t.String(), name: Names })),
    groups: t.Array(t.Object({ code: t.String(), name: Names })),
    /** The agency that who asks speaks for; null for the administration. */
    agency: nullable(t.String()),
    /** Whether who asks may invite and change. */
    manages: t.Boolean(),
  }),
})

export const inviteStaff = endpoint({
  method: 'POST',
  path: '/staff/invitations',
  summary: 'Invite a person by a link that works once, within 72 hours',
  access: 'staff.manage',
  body: strict({
    email: t.String({ maxLength: 254, pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' }),
    name: PersonName,
    language: Language,
    access: StaffAccess,
  }),
  success: 201,
  /** `link` is shown where the letter could not be sent, to be handed over. */
  reply: t.Object({ id: Id, link: nullable(t.String()) }),
})

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/staff/invitations/:id',
  summary: 'Take an invitation back',
  access: 'staff.manage',
  params: ById,
})

export const renameStaff = endpoint({
  method: 'PUT',
  path: '/staff/:id/name',
  summary: 'Put a name right',
  access: 'staff.manage',
  params: ById,
  body: strict({ name: PersonName }),
})

const Outcome = t.Object({ proposed: t.Boolean() })

export const changeAccess = endpoint({
  method: 'PUT',
  path: '/staff/:id/access',
  summary:
    'Change what a person may reach: proposed to a second administrator, or done by an agency’s leader',
  access: 'staff.manage',
  params: ById,
  body: StaffAccess,
  reply: Outcome,
})

export const switchOff = endpoint({
  method: 'POST',
  path: '/staff/:id/switch-off',
  summary: 'Switch an account off: its sessions end at once',
  access: 'staff.manage',
  params: ById,
})

export const switchOn = endpoint({
  method: 'POST',
  path: '/staff/:id/switch-on',
  summary: 'Switch an account on again: proposed to a second administrator, or done by an agency’s leader',
  access: 'staff.manage',
  params: ById,
  reply: Outcome,
})

export const resetSecondFactor = endpoint({
  method: 'POST',
  path: '/staff/:id/second-factor-reset',
  summary: 'Propose that a lost second factor is forgotten',
  access: 'staff.decide',
  params: ById,
  reply: Outcome,
})

export const decideProposal = endpoint({
  method: 'POST',
  path: '/staff/proposals/:id/decision',
  summary: 'Decide as the second administrator, or take an own proposal back',
  access: 'staff.decide',
  params: ById,
  body: strict({ approve: t.Boolean() }),
})

export const listStaffSessions = endpoint({
  method: 'GET',
  path: '/staff/:id/sessions',
  summary: 'Where a person is signed in',
  access: 'staff.manage',
  params: ById,
  reply: t.Object({ sessions: t.Array(SessionLine) }),
})

export const endStaffSessions = endpoint({
  method: 'DELETE',
  path: '/staff/:id/sessions',
  summary: 'End all sessions of a person',
  access: 'staff.manage',
  params: ById,
})
