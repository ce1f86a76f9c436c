import type { Contact, ContactKind } from '@gorozhanin/domain/accounts/contact'
import type { Language } from '@gorozhanin/domain/names'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'
import { accountLetters, codes, smsDays } from './tables.ts'

export type Purpose = (typeof codes.$inferSelect)['purpose']

/** Askers of one contact come one after another until the transaction ends, so that counting them is right. */
export async function lockContact(tx: Tx, contact: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('code'), hashtext(${contact}))`)
}

/** When the codes of a contact since `since` were asked for, the earliest first. */
export async function codesSince(tx: Tx, contact: string, since: Date): Promise<readonly Date[]> {
  const rows = await tx
    .select({ at: codes.createdAt })
    .from(codes)
    .where(sql`${codes.contact} = ${contact} and ${codes.createdAt} > ${since}`)
    .orderBy(codes.createdAt)
  return rows.map(({ at }) => at)
}

type NewCode = Pick<
  typeof codes.$inferSelect,
  'id' | 'purpose' | 'contactKind' | 'contact' | 'author' | 'createdAt' | 'expiresAt'
>

/** Adds a code; earlier ones for the same purpose end. */
export async function addCode(tx: Tx, code: NewCode): Promise<void> {
  await tx
    .update(codes)
    .set({ expiresAt: code.createdAt })
    .where(
      sql`${codes.contact} = ${code.contact} and ${codes.purpose} = ${code.purpose}
          and ${codes.expiresAt} > ${code.createdAt}`,
    )
  await tx.insert(codes).values(code)
}

type Guess = {
  readonly purpose: Purpose
  readonly contact: string
  readonly author: string | null
  readonly now: Date
  readonly mostAttempts: number
}

/**
 * Counts a guess against the code of a contact that works now, and gives its id; undefined when none works. The
 * guess is counted before it is looked at, so that many at once cannot be more than are allowed.
 */
export async function countGuess(db: Reader, guess: Guess): Promise<string | undefined> {
  const { rows } = await db.execute<{ id: string }>(sql`
    update codes set attempts = attempts + 1
     where purpose = ${guess.purpose} and contact = ${guess.contact} and author is not distinct from ${guess.author}
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

/**
 * Counts one more SMS of the day and gives how many they are now; undefined where there were `most` already. Askers wait
 * for each other here until their transaction ends.
 */
export async function countSms(tx: Tx, day: string, most: number): Promise<number | undefined> {
  const [row] = await tx
    .insert(smsDays)
    .values({ day, sent: 1 })
    .onConflictDoUpdate({
      target: smsDays.day,
      set: { sent: sql`${smsDays.sent} + 1` },
      setWhere: sql`${smsDays.sent} < ${most}`,
    })
    .returning({ sent: smsDays.sent })
  return row?.sent
}

type NewLetter = {
  readonly id: string
  readonly kind: AccountLetter['kind']
  readonly to: Contact
  readonly language: Language
  readonly staleAt: Date | null
  readonly createdAt: Date
}
type AccountLetter = typeof accountLetters.$inferSelect

export async function addLetter(tx: Tx, { to, ...letter }: NewLetter): Promise<void> {
  const row = { ...letter, contactKind: to.kind, contact: to.value, nextAt: letter.createdAt }
  await tx.insert(accountLetters).values(row)
}

export type DueAccountLetter = Pick<
  AccountLetter,
  'id' | 'kind' | 'contact' | 'language' | 'staleAt' | 'attempts'
>

/** Locks what has waited longest to go by e-mail or by SMS; what another worker holds is left to it. */
export async function lockDueAccountLetter(
  tx: Tx,
  by: ContactKind,
  now: Date,
): Promise<DueAccountLetter | undefined> {
  const [row] = await tx
    .select({
      id: accountLetters.id,
      kind: accountLetters.kind,
      contact: accountLetters.contact,
      language: accountLetters.language,
      staleAt: accountLetters.staleAt,
      attempts: accountLetters.attempts,
    })
    .from(accountLetters)
    .where(
      sql`${accountLetters.state} = 'open' and ${accountLetters.contactKind} = ${by}
          and ${accountLetters.nextAt} <= ${now}
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
