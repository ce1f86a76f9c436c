import { and, eq, or, sql } from 'drizzle-orm'
import { messages } from '../messages/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import type { Asker } from './similar-store.ts'
import { addSupporters } from './store.ts'
import { followers, reports, supporters } from './tables.ts'

/** A device by its mark, and the account that is signed in on it. */
export type Supporter = { readonly device: string; readonly account: string | null }

const isOf = ({ device, account }: Asker) =>
  or(
    device === null ? undefined : eq(supporters.device, device),
    account === null ? undefined : eq(supporters.account, account),
  )

/** Costs nothing for a stranger on a device that is new. */
export async function isSupporter(db: Reader, report: string, supporter: Asker): Promise<boolean> {
  if (supporter.device === null && supporter.account === null) return false
  const rows = await db
    .select({ report: supporters.report })
    .from(supporters)
    .where(and(eq(supporters.report, report), isOf(supporter)))
    .limit(1)
  return rows.length > 0
}

/** Counts a supporter of a report whose row is locked; false for one who is counted already. */
export async function addSupporter(tx: Tx, report: string, supporter: Supporter, at: Date): Promise<boolean> {
  const { rowCount } = await tx
    .insert(supporters)
    .values({ ...supporter, report, at })
    .onConflictDoNothing()
  if (rowCount === 0) return false
  await addSupporters(tx, report, 1)
  return true
}

/** Takes a supporter back from a locked report, and from the one that it was merged into. */
export async function removeSupporter(
  tx: Tx,
  report: { readonly id: string; readonly parent: string | null },
  supporter: Supporter,
): Promise<void> {
  const { rowCount } = await tx
    .delete(supporters)
    .where(and(eq(supporters.report, report.id), isOf(supporter)))
  const gone = rowCount ?? 0
  if (gone === 0) return
  await addSupporters(tx, report.id, -gone)
  if (report.parent) await addSupporters(tx, report.parent, -gone)
}

/** From now on letters tell the person of the report; false where they do already. */
export async function addFollower(tx: Tx, follower: typeof followers.$inferInsert): Promise<boolean> {
  const { rowCount } = await tx.insert(followers).values(follower).onConflictDoNothing()
  return rowCount !== 0
}

export async function removeFollowers(tx: Tx, report: string, { device, account }: Supporter): Promise<void> {
  await tx
    .delete(followers)
    .where(
      and(
        eq(followers.report, report),
        or(eq(followers.device, device), account === null ? undefined : eq(followers.author, account)),
      ),
    )
}

/** The letter that tells a person of being a follower; it is written once for a report, however often it is asked. */
export async function welcomeFollower(tx: Tx, report: string, author: string, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${messages} (event, report, contact, kind, created_at, next_at)
    select e.id, e.report, c.id, 'followed', ${at}, ${at}
      from events e, contacts c
     where e.report = ${report}::uuid and e.name = 'filed' and c.author = ${author}::uuid and c.kind = 'email'
    on conflict do nothing`)
}

/** How many stand behind a report now. */
export async function supportersOf(db: Reader, id: string): Promise<number> {
  const [row] = await db.select({ supporters: reports.supporters }).from(reports).where(eq(reports.id, id))
  return row?.supporters ?? 0
}
