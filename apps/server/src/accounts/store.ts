import { randomUUID } from 'node:crypto'
import { and, eq, ne, sql } from 'drizzle-orm'
import { authors, contacts } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { lockReportById, recordEvent, saveReport } from '../reports/store.ts'

/** The author's address; undefined where it was forgotten. */
export async function contactOf(db: Reader, author: string) {
  const [row] = await db
    .select({ id: contacts.id, value: contacts.value })
    .from(contacts)
    .where(eq(contacts.author, author))
  return row
}

export type AccountRow = { readonly email: string | null; readonly since: Date }

export async function readAccount(db: Reader, author: string): Promise<AccountRow | undefined> {
  const [row] = await db
    .select({ email: contacts.value, since: authors.createdAt })
    .from(authors)
    .leftJoin(contacts, eq(contacts.author, authors.id))
    .where(eq(authors.id, author))
  return row
}

type Owner = { readonly author: string; readonly contact: string }

/** Gives everything of whoever filed under `email` to `owner`, who has proved to be the same person. */
export async function joinOwner(tx: Tx, email: string, { author, contact }: Owner): Promise<void> {
  const [other] = await tx
    .select({ author: contacts.author, contact: contacts.id })
    .from(contacts)
    .where(and(sql`lower(${contacts.value}) = lower(${email})`, ne(contacts.author, author)))
    .for('update')
  if (!other) return
  await tx.execute(sql`update reports set author = ${author} where author = ${other.author}`)
  await tx.execute(sql`update consents set author = ${author} where author = ${other.author}`)
  for (const [table, person] of [
    ['supporters', 'account'],
    ['followers', 'author'],
  ] as const)
    await tx.execute(sql`
      update ${sql.identifier(table)} mine set ${sql.identifier(person)} = ${author}
       where ${sql.identifier(person)} = ${other.author}
         and not exists (
           select from ${sql.identifier(table)} kept
            where kept.report = mine.report and kept.${sql.identifier(person)} = ${author})`)
  // What both addresses were told, or were not to be told, one of them keeps.
  await tx.execute(sql`
    delete from messages m using messages kept
     where m.contact = ${other.contact} and kept.contact = ${contact} and kept.event = m.event`)
  await tx.execute(sql`
    delete from message_stops s using message_stops kept
     where s.contact = ${other.contact} and kept.contact = ${contact} and kept.report = s.report`)
  await tx.execute(sql`update messages set contact = ${contact} where contact = ${other.contact}`)
  await tx.execute(sql`update message_stops set contact = ${contact} where contact = ${other.contact}`)
  await tx.delete(authors).where(eq(authors.id, other.author))
}

/** Makes room for the address of an author who has none: until it is moved there, its own name stands in it. */
export async function addContact(tx: Tx, author: string, createdAt: Date): Promise<string> {
  const id = randomUUID()
  await tx.insert(contacts).values({ id, author, kind: 'email', value: id, createdAt })
  return id
}

export async function moveContact(tx: Tx, id: string, value: string, confirmedAt: Date): Promise<void> {
  await tx.update(contacts).set({ value, confirmedAt }).where(eq(contacts.id, id))
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
