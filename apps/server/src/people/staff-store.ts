import type { StaffAccess } from '@gorozhanin/domain/people/staff-access'
import { and, eq, isNull, max, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'
import { invitations, secondFactors, signInHistory, staffProposals } from './staff-tables.ts'
import type { StaffRow } from './store.ts'
import { staff } from './tables.ts'

export type InvitationRow = typeof invitations.$inferSelect

/** All accounts in the order of their names, with whether each has a second factor and when it signed in last. */
export async function readStaff(db: Reader) {
  const seen = db
    .select({ staff: signInHistory.staff, lastSeenAt: max(signInHistory.at).as('last_seen_at') })
    .from(signInHistory)
    .where(eq(signInHistory.outcome, 'signed_in'))
    .groupBy(signInHistory.staff)
    .as('seen')
  return db
    .select({ account: staff, factor: secondFactors.confirmedAt, lastSeenAt: seen.lastSeenAt })
    .from(staff)
    .leftJoin(secondFactors, eq(secondFactors.staff, staff.id))
    .leftJoin(seen, eq(seen.staff, staff.id))
    .orderBy(sql`${staff.name}->>'ru'`, staff.login)
}

export async function readInvitations(db: Reader, now: Date) {
  return db
    .select({ invitation: invitations, invitedBy: staff.name })
    .from(invitations)
    .leftJoin(staff, eq(staff.id, invitations.invitedBy))
    .where(sql`${invitations.expiresAt} > ${now}`)
    .orderBy(invitations.createdAt)
}

export async function findInvitation(db: Reader, login: string): Promise<InvitationRow | undefined> {
  const [row] = await db.select().from(invitations).where(sql`lower(${invitations.login}) = lower(${login})`)
  return row
}

export async function findInvitationById(db: Reader, id: string): Promise<InvitationRow | undefined> {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, id))
  return row
}

export async function findInvitationByHash(
  db: Reader,
  hash: string,
  now: Date,
): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.hash, hash), sql`${invitations.expiresAt} > ${now}`))
  return row
}

/** Keeps an invitation in place of one of the same address. */
export async function replaceInvitation(db: Reader, row: typeof invitations.$inferInsert): Promise<string> {
  const [kept] = await db
    .insert(invitations)
    .values(row)
    .onConflictDoUpdate({ target: invitations.login, set: row })
    .returning({ id: invitations.id })
  if (!kept) throw new Error('the invitation was not kept')
  return kept.id
}

/** Uses an invitation up; undefined when somebody was faster or it is too old. */
export async function removeInvitation(tx: Tx, hash: string, now: Date): Promise<InvitationRow | undefined> {
  const [row] = await tx
    .delete(invitations)
    .where(and(eq(invitations.hash, hash), sql`${invitations.expiresAt} > ${now}`))
    .returning()
  return row
}

export async function dropInvitation(db: Reader, id: string): Promise<void> {
  await db.delete(invitations).where(eq(invitations.id, id))
}

/** Invitations of somebody who leaves open no door any more. */
export async function dropInvitationsOf(tx: Tx, person: string): Promise<void> {
  await tx.delete(invitations).where(eq(invitations.invitedBy, person))
}

/** Adds an account; undefined where the login is taken. */
export async function addStaff(tx: Tx, row: typeof staff.$inferInsert): Promise<StaffRow | undefined> {
  const [added] = await tx.insert(staff).values(row).onConflictDoNothing().returning()
  return added
}

/** Reads one account and holds its row. */
export async function lockStaff(tx: Tx, id: string): Promise<StaffRow | undefined> {
  const [row] = await tx.select().from(staff).where(eq(staff.id, id)).for('update')
  return row
}

/** How many administrators work here; holds their rows, so that two who leave at once are counted one by one. */
export async function lockAdmins(tx: Tx): Promise<number> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.active, true), sql`'admin' = any(${staff.roles})`))
    .orderBy(staff.id)
    .for('update')
  return rows.length
}

/** The name as it is written here; one in another language was of the old name. */
export async function saveName(tx: Tx, id: string, name: string): Promise<void> {
  await tx
    .update(staff)
    .set({ name: { ru: name, en: '' } })
    .where(eq(staff.id, id))
}

export async function saveAccess(tx: Tx, id: string, access: StaffAccess): Promise<void> {
  await tx.update(staff).set(access).where(eq(staff.id, id))
}

export async function saveActive(tx: Tx, id: string, active: boolean): Promise<void> {
  await tx.update(staff).set({ active }).where(eq(staff.id, id))
}

const isOpen = isNull(staffProposals.decidedAt)

/** Proposals that still wait. */
export async function readProposals(db: Reader, now: Date) {
  return db
    .select({ proposal: staffProposals, proposedBy: staff.name })
    .from(staffProposals)
    .innerJoin(staff, eq(staff.id, staffProposals.proposedBy))
    .where(and(isOpen, sql`${staffProposals.expiresAt} > ${now}`))
    .orderBy(staffProposals.createdAt)
}

/** Keeps a proposal; undefined while another one of this account waits. What has run out is closed first. */
export async function addProposal(tx: Tx, row: typeof staffProposals.$inferInsert) {
  await tx
    .update(staffProposals)
    .set({ decidedAt: row.createdAt, approved: false })
    .where(
      and(eq(staffProposals.staff, row.staff), isOpen, sql`${staffProposals.expiresAt} <= ${row.createdAt}`),
    )
  const [added] = await tx.insert(staffProposals).values(row).onConflictDoNothing().returning()
  return added
}

/** Reads an open proposal and holds its row. */
export async function lockProposal(tx: Tx, id: string, now: Date) {
  const [row] = await tx
    .select()
    .from(staffProposals)
    .where(and(eq(staffProposals.id, id), isOpen, sql`${staffProposals.expiresAt} > ${now}`))
    .for('update')
  return row
}

export async function closeProposal(
  tx: Tx,
  id: string,
  decision: { readonly decidedBy: string; readonly decidedAt: Date; readonly approved: boolean },
): Promise<void> {
  await tx.update(staffProposals).set(decision).where(eq(staffProposals.id, id))
}

/** What somebody who leaves has proposed is decided no more. */
export async function closeProposalsOf(tx: Tx, person: string, at: Date): Promise<void> {
  await tx
    .update(staffProposals)
    .set({ decidedAt: at, approved: false })
    .where(and(isOpen, eq(staffProposals.proposedBy, person)))
}
