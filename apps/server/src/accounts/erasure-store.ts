import { eq, sql } from 'drizzle-orm'
import { authors, contacts, sessions } from '../people/tables.ts'
import type { Tx } from '../platform/database.ts'
import { lockReportById } from '../reports/store.ts'
import { erasures } from './tables.ts'

/** E-mail and phone go with all that was to be sent there and what they follow; without them nobody can sign in, so that sessions end. */
export async function forgetContacts(tx: Tx, author: string): Promise<void> {
  await forgetLetters(tx, author)
  await tx.execute(sql`delete from subscriptions where author = ${author}`)
  await tx.delete(contacts).where(eq(contacts.author, author))
  await tx.delete(sessions).where(eq(sessions.author, author))
}

/**
 * Takes the address away from one report, which stays open to its secret. Whoever files may name anybody's address: the
 * secret of a report speaks for that report only. The address goes altogether where nothing else of its owner is left.
 */
export async function leaveReport(tx: Tx, id: string): Promise<void> {
  const { author } = await lockReportById(tx, id)
  if (!author) return
  const own = sql`report = ${id} and contact in (select id from contacts where author = ${author})`
  await tx.execute(sql`delete from messages where ${own}`)
  await tx.execute(sql`delete from message_stops where ${own}`)
  await tx.execute(sql`update consents set author = null where report = ${id}`)
  await tx.execute(sql`update reports set author = null where id = ${id}`)
  const { rowCount } = await tx.execute(sql`
    select from authors
     where id = ${author}
       and not exists (select from reports where author = authors.id)
       and not exists (select from identities where author = authors.id)
       and not exists (select from sessions where author = authors.id)
       and not exists (select from subscriptions where author = authors.id)
       and not exists (select from consents where author = authors.id and report is null and withdrawn_at is null)
       for update`)
  if (rowCount === 0) return
  await forgetContacts(tx, author)
  await tx.delete(authors).where(eq(authors.id, author))
}

/** Codes, letters and SMS that name the contacts of an author. */
async function forgetLetters(tx: Tx, author: string): Promise<void> {
  const own = sql`(select lower(value) from contacts where author = ${author})`
  await tx.execute(sql`delete from account_letters where lower(contact) in ${own}`)
  await tx.execute(sql`delete from codes where contact in ${own}`)
}

/** Questions of a category whose answers only some may see. */
type Secret = { readonly category: string; readonly names: readonly string[] }

/**
 * Takes the author out of everything: reports stay and are nobody's, consents stay without an address, private answers
 * go. Gives how many reports there were.
 */
export async function forgetAuthor(
  tx: Tx,
  author: string,
  secret: readonly Secret[],
  now: Date,
): Promise<number> {
  for (const { category, names } of secret)
    await tx.execute(sql`
      update reports set details = details - array(select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
       where author = ${author} and category = ${category}`)
  await tx.execute(sql`
    update consents set author = null, address = null, withdrawn_at = coalesce(withdrawn_at, ${now})
     where author = ${author} or report in (select id from reports where author = ${author}::uuid)`)
  const { rowCount } = await tx.execute(sql`
    update reports set author = null, disowned = true, device = null, client_key = null, client_hash = null
     where author = ${author}`)
  await forgetLetters(tx, author)
  // The voice stays counted, by a mark that no device has.
  await tx.execute(sql`
    update supporters set account = null, device = gen_random_uuid()::text where account = ${author}`)
  await tx.delete(authors).where(eq(authors.id, author))
  return rowCount ?? 0
}

export async function recordErasure(tx: Tx, erasure: typeof erasures.$inferInsert): Promise<void> {
  await tx.insert(erasures).values(erasure)
}
