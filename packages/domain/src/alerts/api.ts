import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Names, nullable } from '../names.ts'
import { proposalKinds } from '../people/staff-api.ts'
import { CategoryRef, ReportNumber } from '../reports/api.ts'
import { clockKinds, clockMarks } from '../sla/clocks.ts'
import { latenessUnits } from './lateness.ts'

/** Why a performer is told of work: it is theirs, is no longer, has come back, or is due at another time. */
const performerReasons = ['assigned', 'unassigned', 'returned', 'due_moved'] as const
export type PerformerReason = (typeof performerReasons)[number]

/** Why a person is told of a report: a mark of a clock, or what has become of it between agencies and within one. */
export const reportReasons = [
  ...clockMarks,
  'handed_over',
  'emergency',
  'taken_away',
  ...performerReasons,
  'drafted',
] as const
export type ReportReason = (typeof reportReasons)[number]

/** Why a person is told of a proposal about an account: it waits for the second administrator, or is decided. */
export const proposalReasons = ['proposed', 'approved', 'refused'] as const
export type ProposalReason = (typeof proposalReasons)[number]

export const alertReasons = [...reportReasons, ...proposalReasons] as const
export type AlertReason = (typeof alertReasons)[number]

const told = {
  id: t.String(),
  /** Names of absent people in whose stead I am told. */
  insteadOf: t.Array(Names),
  createdAt: Instant,
  readAt: nullable(Instant),
}

/** What I am told of a report. Nothing of the author is in it; of a report that is gone only what I knew of it. */
const ReportAlert = t.Object({
  ...told,
  about: t.Literal('report'),
  number: ReportNumber,
  reason: t.Enum(reportReasons, { type: 'string' }),
  /** Whose term it is; null where no term speaks. */
  clock: nullable(t.Enum(clockKinds, { type: 'string' })),
  category: CategoryRef,
  address: nullable(t.String()),
  dueAt: nullable(Instant),
  /** By the working time of whoever is late; null in time, and once the clock has stopped. */
  late: nullable(t.Object({ value: t.Integer(), unit: t.Enum(latenessUnits, { type: 'string' }) })),
  /** Set once I may not open the report any more. `to` has it now; null while it is with no agency. */
  gone: nullable(t.Object({ to: nullable(t.Object({ code: Code, name: Names })) })),
  /** The clock has stopped, the agency has accepted, or the report is gone: nobody waits for me any more. */
  settled: t.Boolean(),
})
export type ReportAlert = t.Static<typeof ReportAlert>

/** What I am told of a proposal about an account. */
const ProposalAlert = t.Object({
  ...told,
  about: t.Literal('proposal'),
  reason: t.Enum(proposalReasons, { type: 'string' }),
  kind: t.Enum(proposalKinds, { type: 'string' }),
  /** Whose account it is. */
  person: Names,
  proposedBy: Names,
  /** Null while it waits, and where its time has passed. */
  decidedBy: nullable(Names),
  dueAt: Instant,
  /** Decided, or its time has passed: nobody waits for me any more. */
  settled: t.Boolean(),
})
export type ProposalAlert = t.Static<typeof ProposalAlert>

export type Alert = ReportAlert | ProposalAlert

/** One schema that knows the fields of both, not a union: see `nullable`. */
const Alert = t.Unsafe<Alert>(
  t.Object({
    ...t.Partial(ReportAlert).properties,
    ...t.Partial(ProposalAlert).properties,
    ...told,
    about: t.Enum(['report', 'proposal'], { type: 'string' }),
    reason: t.Enum(alertReasons, { type: 'string' }),
    dueAt: nullable(Instant),
    settled: t.Boolean(),
  }),
)

export const listAlerts = endpoint({
  method: 'GET',
  path: '/alerts',
  summary: 'What I am told, newest first',
  access: 'self.use',
  query: t.Object(
    {
      cursor: t.Optional(t.String({ maxLength: 100 })),
      limit: t.Optional(t.Integer({ minimum: 1, maximum: 100 })),
    },
    { additionalProperties: false },
  ),
  reply: t.Object({ alerts: t.Array(Alert), next: nullable(t.String()), unread: t.Integer() }),
})

export const countAlerts = endpoint({
  method: 'GET',
  path: '/alerts/unread',
  summary: 'How many alerts I have not read',
  access: 'self.use',
  reply: t.Object({ unread: t.Integer() }),
})

export const readAlert = endpoint({
  method: 'POST',
  path: '/alerts/:id/read',
  summary: 'I have read this alert; again it changes nothing',
  access: 'self.use',
  params: t.Object({ id: t.String({ format: 'uuid' }) }),
})

/** `through` keeps what came meanwhile, and was not seen, unread. */
export const readAlerts = endpoint({
  method: 'POST',
  path: '/alerts/read',
  summary: 'I have read every alert up to this moment',
  access: 'self.use',
  body: t.Object({ through: Instant }, { additionalProperties: false }),
})
