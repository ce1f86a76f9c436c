import { DrizzleQueryError } from 'drizzle-orm'

type Logged = {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly code?: string
}

/**
 * An error as the log keeps it. A failed query carries its parameters in its message and PostgreSQL the values of
 * a row in its detail: people's words and addresses, which never reach the log.
 */
export function toLoggedError(error: unknown): Logged {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  if (error instanceof DrizzleQueryError && error.cause) {
    const cause = toLoggedError(error.cause)
    return { ...cause, message: `query failed: ${cause.message}`, stack: framesOf(error) }
  }
  const { code } = error as { code?: unknown }
  return {
    type: error.name,
    message: error.message,
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
