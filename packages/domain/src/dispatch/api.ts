import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Code, Instant, Names, nullable } from '../names.ts'

export const Delivery = t.Object({
  id: t.String(),
  number: t.String(),
  agency: t.Object({ code: Code, name: Names }),
  channel: t.String(),
  state: t.Union([t.Literal('open'), t.Literal('done'), t.Literal('dead')]),
  attempts: t.Integer(),
  lastError: nullable(t.String()),
  createdAt: Instant,
  doneAt: nullable(Instant),
})
export type Delivery = t.Static<typeof Delivery>

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/console/deliveries',
  summary: 'Hand-overs to agencies; the dead ones wait for a person',
  access: 'deliveries.read',
  query: t.Object(
    { state: t.Optional(t.Union([t.Literal('open'), t.Literal('done'), t.Literal('dead')])) },
    { additionalProperties: false },
  ),
  reply: t.Object({ deliveries: t.Array(Delivery) }),
})

export const resendDelivery = endpoint({
  method: 'POST',
  path: '/console/deliveries/:id/resend',
  summary: 'Send a dead delivery again',
  access: 'deliveries.read',
  params: t.Object({ id: t.String({ format: 'uuid' }) }),
  reply: Delivery,
})

const Queue = t.Object({
  agency: t.Object({ code: Code, name: Names }),
  paused: t.Boolean(),
  open: t.Integer(),
  dead: t.Integer(),
})

export const listQueues = endpoint({
  method: 'GET',
  path: '/console/queues',
  summary: 'The agencies’ queues',
  access: 'deliveries.read',
  reply: t.Object({ queues: t.Array(Queue) }),
})

export const pauseQueue = endpoint({
  method: 'PUT',
  path: '/console/queues/:agency',
  summary: 'Pause or resume the hand-over to one agency',
  access: 'deliveries.send',
  params: t.Object({ agency: Code }),
  body: t.Object({ paused: t.Boolean() }, { additionalProperties: false }),
  reply: Queue,
})

/** How many reports an agency has not yet looked at. */
export const inboxCount = endpoint({
  method: 'GET',
  path: '/console/inbox',
  summary: 'New reports handed to my agency',
  access: 'inbox.read',
  reply: t.Object({ unseen: t.Integer() }),
})
