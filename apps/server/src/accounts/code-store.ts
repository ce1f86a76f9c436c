import type { AccountLetterKind } from '@gorozhanin/domain/accounts/letter'
import type { Language } from '@gorozhanin/domain/names'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'
import { accountLetters, codes } from './tables.ts'

export type Purpose = (typeof codes.$inferSelect)['purpose']

/** Askers of one address come one after another until the transaction ends, so that counting them is right. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('code'), hashtext(${email}))`)
}

/** When the codes of an address since `since` were asked for, the earliest first. */
export async function codesSince(tx: Tx, email: string, since: Date): Promise<readonly Date[]> {
  const rows = await tx
    .select({ at: codes.createdAt })
    .from(codes)
    .where(sql`${codes.email} = ${email} and ${codes.createdAt} > ${since}`)
    .orderBy(codes.createdAt)
  return rows.map(({ at }) => at)
}

type NewCode = Pick<
  typeof codes.$inferSelect,
  'id' | 'purpose' | 'email' | 'author' | 'createdAt' | 'expiresAt'
>

/** Adds a code; earlier ones for the same purpose end. */
export async function addCode(tx: Tx, code: NewCode): Promise<void> {
  await tx
    .update(codes)
    .set({ expiresAt: code.createdAt })
    .where(
      sql`${codes.email} = ${code.email} and ${codes.purpose} = ${code.purpose}
          and ${codes.expiresAt} > ${code.createdAt}`,
    )
  await tx.insert(codes).values(code)
}

type Guess = {
  readonly purpose: Purpose
  readonly email: string
  readonly author: string | null
  readonly now: Date
  readonly mostAttempts: number
}

/**
 * Counts a guess against the code of an address that works now, and gives its id; undefined when none works. The
 * guess is counted before it is looked at, so that many at once cannot be more than are allowed.
 */
export async function countGuess(db: Reader, guess: Guess): Promise<string | undefined> {
  const { rows } = await db.execute<{ id: string }>(sql`
    update codes set attempts = attempts + 1
     where purpose = ${guess.purpose} and email = ${guess.email} and author is not distinct from ${guess.author}
       and expires_at > ${guess.now} and used_at is null and attempts < ${guess.mostAttempts}
    returning id`)
  return rows[0]?.id
}

/** Uses a code up; false when another did so first. */
export async function useCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`update codes set used_at = ${now} where id = ${id} and used_at is null returning id`,
  )
  return rows.length > 0
}

type NewLetter = {
  readonly id: string
  readonly kind: AccountLetterKind
  readonly email: string
  readonly language: Language
  readonly staleAt: Date | null
  readonly createdAt: Date
}

export async function addLetter(tx: Tx, letter: NewLetter): Promise<void> {
  await tx.insert(accountLetters).values({ ...letter, nextAt: letter.createdAt })
}

export type DueAccountLetter = Pick<
  typeof accountLetters.$inferSelect,
  'id' | 'kind' | 'email' | 'language' | 'staleAt' | 'attempts'
>

/** Locks the letter that has waited longest; one that another worker holds is left to it. */
export async function lockDueAccountLetter(tx: Tx, now: Date): Promise<DueAccountLetter | undefined> {
  const [row] = await tx
    .select({
      id: accountLetters.id,
      kind: accountLetters.kind,
      email: accountLetters.email,
      language: accountLetters.language,
      staleAt: accountLetters.staleAt,
      attempts: accountLetters.attempts,
    })
    .from(accountLetters)
    .where(
      sql`${accountLetters.state} = 'open' and ${accountLetters.nextAt} <= ${now}
          and coalesce(${accountLetters.heldUntil} < now(), true)`,
    )
    .orderBy(accountLetters.nextAt, accountLetters.id)
    .limit(1)
    .for('no key update', { skipLocked: true })
  return row
}

export async function stopAccountLetter(tx: Tx, id: string): Promise<void> {
  await tx.update(accountLetters).set({ state: 'stopped' }).where(eq(accountLetters.id, id))
}
