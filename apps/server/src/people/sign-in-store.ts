import type { SignInOutcome, SignInWay } from '@gorozhanin/domain/people/sign-in-api'
import { and, count, desc, eq, lt, ne, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'
import type { Whence } from '../platform/known-device.ts'
import { passwordLinks, recoveryCodes, secondFactors, signInHistory, signIns } from './staff-tables.ts'
import { sessions, staff } from './tables.ts'

export async function hasSecondFactor(db: Reader, person: string): Promise<boolean> {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.staff, person))
  return row !== undefined
}

type SecondFactorRow = typeof secondFactors.$inferSelect

/** Reads the second factor and holds its row: of two codes at once one is looked at first. */
export async function lockSecondFactor(tx: Tx, person: string): Promise<SecondFactorRow | undefined> {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.staff, person)).for('update')
  return row
}

export async function saveStep(tx: Tx, person: string, step: number): Promise<void> {
  await tx.update(secondFactors).set({ lastStep: step }).where(eq(secondFactors.staff, person))
}

/** Adds a second factor; false where there is one. */
export async function addSecondFactor(tx: Tx, row: SecondFactorRow): Promise<boolean> {
  const added = await tx.insert(secondFactors).values(row).onConflictDoNothing().returning()
  return added.length > 0
}

export async function removeSecondFactor(tx: Tx, person: string): Promise<void> {
  await tx.delete(secondFactors).where(eq(secondFactors.staff, person))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staff, person))
  await tx.delete(signIns).where(eq(signIns.staff, person))
}

export async function replaceRecoveryCodes(tx: Tx, person: string, hashes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staff, person))
  await tx.insert(recoveryCodes).values(hashes.map((hash) => ({ hash, staff: person })))
}

/** Uses a recovery code up; false where it is none. */
export async function takeRecoveryCode(tx: Tx, person: string, hash: string): Promise<boolean> {
  const taken = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.hash, hash), eq(recoveryCodes.staff, person)))
    .returning()
  return taken.length > 0
}

type NewSignIn = Pick<typeof signIns.$inferSelect, 'id' | 'staff' | 'way' | 'expiresAt'>

export async function addSignIn(db: Reader, signIn: NewSignIn): Promise<void> {
  await db.insert(signIns).values(signIn)
}

/** A sign-in that waits for its code, with its account; undefined when it is over. Holds its row. */
export async function lockSignIn(tx: Tx, id: string, now: Date) {
  const [row] = await tx
    .select({ signIn: signIns, account: staff })
    .from(signIns)
    .innerJoin(staff, eq(staff.id, signIns.staff))
    .where(and(eq(signIns.id, id), sql`${signIns.expiresAt} > ${now}`, eq(staff.active, true)))
    .for('update', { of: signIns })
  return row
}

export async function keepEnrolment(tx: Tx, id: string, secret: string): Promise<void> {
  await tx.update(signIns).set({ secret }).where(eq(signIns.id, id))
}

export async function countAttempt(tx: Tx, id: string): Promise<void> {
  await tx
    .update(signIns)
    .set({ attempts: sql`${signIns.attempts} + 1` })
    .where(eq(signIns.id, id))
}

export async function removeSignIn(tx: Reader, id: string): Promise<void> {
  await tx.delete(signIns).where(eq(signIns.id, id))
}

type HistoryEntry = Whence & {
  readonly staff: string
  readonly at: Date
  readonly outcome: SignInOutcome
  readonly way: SignInWay
}

export async function addHistory(db: Reader, entry: HistoryEntry): Promise<void> {
  await db.insert(signInHistory).values(entry)
}

/** Wrong codes since a moment, from devices that the account knows or from those that it does not. */
export async function wrongCodesSince(tx: Tx, person: string, since: Date, known: boolean): Promise<number> {
  const [row] = await tx
    .select({ tries: count() })
    .from(signInHistory)
    .where(
      and(
        eq(signInHistory.staff, person),
        eq(signInHistory.outcome, 'wrong_code'),
        eq(signInHistory.known, known),
        sql`${signInHistory.at} > ${since}`,
      ),
    )
  return row?.tries ?? 0
}

const SHOWN_ENTRIES = 50

export async function readHistory(db: Reader, person: string) {
  return db
    .select()
    .from(signInHistory)
    .where(eq(signInHistory.staff, person))
    .orderBy(desc(signInHistory.id))
    .limit(SHOWN_ENTRIES)
}

/** Ends everything that is open in this person's name, but for one session. */
export async function endAll(tx: Reader, person: string, except = ''): Promise<void> {
  await tx.delete(sessions).where(and(eq(sessions.staff, person), ne(sessions.id, except)))
  await tx.delete(signIns).where(eq(signIns.staff, person))
}

export async function savePassword(tx: Tx, person: string, passwordHash: string): Promise<void> {
  await tx.update(staff).set({ passwordHash }).where(eq(staff.id, person))
  await tx.delete(passwordLinks).where(eq(passwordLinks.staff, person))
}

/** Keeps the link that counts from now on; false while one is fresh that was sent after `before`. */
export async function keepPasswordLink(
  tx: Tx,
  link: typeof passwordLinks.$inferInsert,
  freshUntil: Date,
): Promise<boolean> {
  const kept = await tx
    .insert(passwordLinks)
    .values(link)
    .onConflictDoUpdate({
      target: passwordLinks.staff,
      set: { hash: link.hash, expiresAt: link.expiresAt },
      setWhere: lt(passwordLinks.expiresAt, freshUntil),
    })
    .returning()
  return kept.length > 0
}

/** The account that a link to a new password is for; holds its row. */
export async function lockPasswordLink(tx: Tx, hash: string, now: Date) {
  const [row] = await tx
    .select({ account: staff })
    .from(passwordLinks)
    .innerJoin(staff, eq(staff.id, passwordLinks.staff))
    .where(
      and(eq(passwordLinks.hash, hash), sql`${passwordLinks.expiresAt} > ${now}`, eq(staff.active, true)),
    )
    .for('update', { of: passwordLinks })
  return row?.account
}

const HISTORY_DAYS = 366

/** Removes what has run out, and history older than a year. */
export async function cleanSignIns(db: Reader, now: Date): Promise<void> {
  await db.delete(signIns).where(lt(signIns.expiresAt, now))
  await db
    .delete(signInHistory)
    .where(lt(signInHistory.at, new Date(now.getTime() - HISTORY_DAYS * 86_400_000)))
}
