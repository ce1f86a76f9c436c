import { integer, text, timestamp } from 'drizzle-orm/pg-core'

/** An instant. */
export const at = (name: string) => timestamp(name, { withTimezone: true })

/** What every outbox knows of the attempts at a row. */
export const attemptColumns = {
  attempts: integer('attempts').notNull().default(0),
  lastError: text('last_error'),
  createdAt: at('created_at').notNull(),
  /** Until then one attempt is under way; no other begins. */
  heldUntil: at('held_until'),
}
