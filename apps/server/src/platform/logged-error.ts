import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'

type Logged = {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  readonly query?: string
}

/**
 * An error as the log keeps it. A failed query carries its parameters in its message and PostgreSQL the values of
 * a row in its detail, some in quotation marks in its message too: people's words and addresses, which never reach
 * the log. The text of a query holds none.
 */
export function toLoggedError(error: unknown): Logged {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  if (error instanceof DrizzleQueryError && error.cause) {
    const cause = toLoggedError(error.cause)
    return { ...cause, message: `query failed: ${cause.message}`, query: error.query, stack: framesOf(error) }
  }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error instanceof pg.DatabaseError ? error.message.replace(/"[^"]*"/g, '"…"') : error.message,
    stack: framesOf(error),
    ...(typeof code === 'string' && { code }),
  }
}

function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')
}
