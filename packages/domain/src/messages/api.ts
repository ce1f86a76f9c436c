import * as t from 'typebox'
import { endpoint } from '../endpoint.ts'
import { Instant, nullable } from '../names.ts'
import { ReportNumber } from '../reports/api.ts'

/** What a link in a message does: the token begins with it. */
export const linkPurposes = ['confirm', 'not_me', 'stop'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

const ByToken = t.Object({
  token: t.String({ pattern: '^(confirm|not_me|stop)\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{27}$' }),
})

/** A program that guards a mailbox opens every link: only this does something, and doing it twice is doing it once. */
export const followMessageLink = endpoint({
  method: 'POST',
  path: '/messages/:token',
  summary:
    'Confirm the address, say that it is not mine, or stop the messages of a report or of what is followed',
  access: 'anyone',
  params: ByToken,
  reply: t.Object({
    does: t.Union([t.Literal('confirm'), t.Literal('not_me'), t.Literal('stop')]),
    /** The report that it was about; null for a letter about what is followed. */
    number: nullable(ReportNumber),
  }),
})

/** Where a mail program without the one-click button leads: the page with the button. */
export const openMessageLink = endpoint({
  method: 'GET',
  path: '/messages/:token',
  summary: 'Leads to the page on which a link of a message is pressed',
  access: 'anyone',
  params: ByToken,
  stream: 'text/html',
})

/** A letter that failed for good. Nobody needs its words or the whole address to send it again. */
export const DeadLetter = t.Object({
  id: t.String(),
  whom: t.Union([t.Literal('author'), t.Literal('staff')]),
  address: t.String(),
  /** A letter to staff may tell of several. */
  reports: t.Array(ReportNumber),
  attempts: t.Integer(),
  /** Codes of the last attempt, as the mail server gave them. */
  lastError: nullable(t.String()),
  createdAt: Instant,
})
export type DeadLetter = t.Static<typeof DeadLetter>

export const listDeadLetters = endpoint({
  method: 'GET',
  path: '/console/letters',
  summary: 'Letters that failed for good and wait for a person, newest first',
  access: 'deliveries.read',
  reply: t.Object({ letters: t.Array(DeadLetter), total: t.Integer() }),
})

export const resendLetter = endpoint({
  method: 'POST',
  path: '/console/letters/:id/resend',
  summary: 'Send a failed letter again',
  access: 'deliveries.read',
  params: t.Object({ id: t.String({ format: 'uuid' }) }),
})

export const resendLetters = endpoint({
  method: 'POST',
  path: '/console/letters/resend',
  summary: 'Send all failed letters again',
  access: 'deliveries.read',
  reply: t.Object({ resent: t.Integer() }),
})
