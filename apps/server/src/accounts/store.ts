import { type Contact, type ContactKind, contactKinds } from '@gorozhanin/domain/accounts/contact'
import { and, eq, sql } from 'drizzle-orm'
import { type ContactsOfAuthor, contactsOf, findAuthor } from '../people/store.ts'
import { authors, contacts } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { lockReportById, recordEvent, saveReport } from '../reports/store.ts'

/** An author's e-mail or phone; undefined where there is none. */
export async function contactOf(db: Reader, author: string, kind: ContactKind) {
  const [row] = await db
    .select({ id: contacts.id, value: contacts.value })
    .from(contacts)
    .where(and(eq(contacts.author, author), eq(contacts.kind, kind)))
  return row
}

export type AccountRow = ContactsOfAuthor & { readonly since: Date }

export async function readAccount(db: Reader, author: string): Promise<AccountRow | undefined> {
  const [row] = await db.select({ since: authors.createdAt }).from(authors).where(eq(authors.id, author))
  return row && { ...row, ...(await contactsOf(db, author)) }
}

/** Changes of one author's contacts come one after another. */
export async function lockAuthor(tx: Tx, author: string): Promise<void> {
  await tx.execute(sql`select from authors where id = ${author} for no key update`)
}

/** Gives everything of whoever is known by `contact` to `author`, who has proved to be the same person. */
export async function joinOwner(tx: Tx, contact: Contact, author: string): Promise<void> {
  const other = await findAuthor(tx, contact)
  if (!other || other === author) return
  await lockAuthor(tx, other)
  await tx.execute(sql`update reports set author = ${author} where author = ${other}`)
  await tx.execute(sql`update consents set author = ${author} where author = ${other}`)
  await tx.execute(sql`update identities set author = ${author} where author = ${other}`)
  await tx.execute(sql`
    update followers f set author = ${author}
     where author = ${other}
       and not exists (select from followers kept where kept.author = ${author} and kept.report = f.report)`)
  await tx.execute(sql`
    delete from subscriptions s using subscriptions kept
     where s.author = ${other} and kept.author = ${author} and kept.subject = s.subject`)
  await tx.execute(sql`update subscriptions set author = ${author} where author = ${other}`)
  await tx.execute(sql`
    update supporters s set account = ${author}
     where account = ${other}
       and not exists (select from supporters kept where kept.account = ${author} and kept.report = s.report)`)
  await tx.execute(sql`update remarks set account = ${author} where account = ${other}`)
  for (const kind of contactKinds) {
    const theirs = await contactOf(tx, other, kind)
    const kept = await contactOf(tx, author, kind)
    if (theirs && kept) await joinMessages(tx, theirs.id, kept.id)
    else if (theirs) await tx.update(contacts).set({ author }).where(eq(contacts.id, theirs.id))
  }
  await tx.delete(authors).where(eq(authors.id, other))
}

/** What both addresses were told, or were not to be told, one of them keeps. */
async function joinMessages(tx: Tx, other: string, contact: string): Promise<void> {
  await tx.execute(sql`
    delete from messages m using messages kept
     where m.contact = ${other} and kept.contact = ${contact} and kept.event = m.event
       and m.remark is null and kept.remark is null`)
  await tx.execute(sql`
    delete from message_stops s using message_stops kept
     where s.contact = ${other} and kept.contact = ${contact} and kept.report = s.report`)
  await tx.execute(sql`update messages set contact = ${contact} where contact = ${other}`)
  await tx.execute(sql`update message_stops set contact = ${contact} where contact = ${other}`)
}

/** Puts a proved contact in the place of the author's earlier one of this kind, and gives its id. */
export async function keepContact(tx: Tx, author: string, contact: Contact, at: Date): Promise<string> {
  const { value } = contact
  const [kept] = await tx
    .insert(contacts)
    .values({ ...contact, author, confirmedAt: at, createdAt: at })
    .onConflictDoUpdate({ target: [contacts.author, contacts.kind], set: { value, confirmedAt: at } })
    .returning({ id: contacts.id })
  if (!kept) throw new Error('the contact was not kept')
  return kept.id
}

/** Reports of which the owner of the address said «not me» are not the account's. */
export async function leaveOthers(tx: Tx, contact: string): Promise<void> {
  await tx.execute(sql`
    update reports set author = null
     where id in (select report from message_stops where contact = ${contact} and why = 'not_me')
       and author = (select author from contacts where id = ${contact})`)
}

/** The report is shown to nobody but its author and staff from now on, whoever would show it. */
export async function unpublish(tx: Tx, id: string, at: Date): Promise<void> {
  const report = await lockReportById(tx, id)
  if (!report.isPublic) return
  await saveReport(tx, id, { isPublic: false })
  await recordEvent(tx, {
    report: id,
    at,
    name: 'unpublish',
    actorKind: 'author',
    actor: null,
    fromStatus: report.status,
    toStatus: report.status,
    agency: report.agency,
    seen: 'author',
    text: null,
    data: {},
  })
}
