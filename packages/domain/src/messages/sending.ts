/** How often an address that nobody has confirmed is written to within `INVITE_WINDOW_MS`, by all reports together. */
export const MOST_INVITES = 3
const INVITE_WINDOW_MS = 24 * 3_600_000

/** What is known of an address when a message to it is due. Instants are milliseconds since 1970. */
export type Addressee = {
  readonly confirmed: boolean
  /** Its owner wants no messages of this report. */
  readonly stopped: boolean
  /** This report has already asked the owner to confirm it, by another message. */
  readonly invited: boolean
  /** When other messages asked, of any report; the order does not matter. */
  readonly invitedAtMs: readonly number[]
}

/** `invite` asks the owner to confirm the address; `wait` is for the confirmation, `later` for `atMs`. */
export type Sending =
  | { readonly does: 'send' | 'invite' | 'wait' | 'stop' }
  | { readonly does: 'later'; readonly atMs: number }

/**
 * What becomes of a message that is due: anyone may have typed the address, so a stranger gets one letter a report
 * and three a day, and nothing more until the owner says that the address is right.
 */
export function sendingTo({ confirmed, stopped, invited, invitedAtMs }: Addressee, nowMs: number): Sending {
  if (stopped) return { does: 'stop' }
  if (confirmed) return { does: 'send' }
  if (invited) return { does: 'wait' }
  const recent = invitedAtMs.filter((at) => at > nowMs - INVITE_WINDOW_MS).toSorted((a, b) => b - a)
  const oldestThatCounts = recent[MOST_INVITES - 1]
  return oldestThatCounts === undefined
    ? { does: 'invite' }
    : { does: 'later', atMs: oldestThatCounts + INVITE_WINDOW_MS }
}

const MINUTE_MS = 60_000
const firstPausesMs = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS]
const LONG_PAUSE_MS = 180 * MINUTE_MS
/** Three days of trying: longer than a mail server is down, shorter than the news is news. */
const MOST_ATTEMPTS = 28

/** How long to wait after the `attempts`-th failure in a row; null when no further attempt is worth it. */
export function pauseAfter(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return firstPausesMs[attempts - 1] ?? LONG_PAUSE_MS
}
