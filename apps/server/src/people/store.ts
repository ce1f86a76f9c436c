import { randomUUID } from 'node:crypto'
import type { Contact, ContactKind } from '@gorozhanin/domain/accounts/contact'
import type { StaffAccount } from '@gorozhanin/domain/catalog/pack-agencies'
import { eq, sql } from 'drizzle-orm'
import type { Staff } from '../platform/access.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { authors, contacts, staff } from './tables.ts'

const isContact = ({ kind, value }: Contact) =>
  sql`${contacts.kind} = ${kind} and lower(${contacts.value}) = lower(${value})`

/** The author whom a contact belongs to. */
export async function findAuthor(db: Reader, contact: Contact): Promise<string | undefined> {
  const [known] = await db.select({ author: contacts.author }).from(contacts).where(isContact(contact))
  return known?.author
}

/** The author whom a contact belongs to; a new one for a new contact. */
export async function authorOf(tx: Tx, contact: Contact, at: string): Promise<string> {
  const known = await findAuthor(tx, contact)
  if (known) return known

  const id = randomUUID()
  const createdAt = new Date(at)
  await tx.insert(authors).values({ id, createdAt })
  const added = await tx
    .insert(contacts)
    .values({ ...contact, author: id, createdAt })
    .onConflictDoNothing()
    .returning({ author: contacts.author })
  if (added[0]) return id

  await tx.delete(authors).where(eq(authors.id, id))
  const raced = await findAuthor(tx, contact)
  if (!raced) throw new Error('the contact vanished while it was read')
  return raced
}

export type ContactsOfAuthor = Readonly<Record<ContactKind, string | null>>

/** How an author can be reached. */
export async function contactsOf(db: Reader, author: string): Promise<ContactsOfAuthor> {
  const rows = await db
    .select({ kind: contacts.kind, value: contacts.value })
    .from(contacts)
    .where(eq(contacts.author, author))
  const known = new Map(rows.map(({ kind, value }) => [kind, value]))
  return { email: known.get('email') ?? null, phone: known.get('phone') ?? null }
}

export type StaffRow = typeof staff.$inferSelect

/** What the rest of the server knows of an account. */
export function toStaff({ id, login, name, roles, agency, groups, leads }: StaffRow): Staff {
  return { id, login, name, roles, agency, groups, leads }
}

export async function findStaffById(db: Reader, id: string): Promise<StaffRow | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id))
  return row
}

export async function findStaff(db: Reader, login: string): Promise<StaffRow | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.login, login.toLowerCase()))
  return row
}

/** Saves accounts of the demo city, each with the same password. */
export async function saveStaff(
  db: Reader,
  accounts: readonly StaffAccount[],
  passwordHash: string,
  createdAt: Date,
): Promise<void> {
  const rows = accounts.map(({ login, name, roles, agency }) => ({
    login: login.toLowerCase(),
    name,
    roles,
    agency,
    passwordHash,
    createdAt,
    demo: true,
  }))
  await db
    .insert(staff)
    .values(rows)
    .onConflictDoUpdate({
      target: staff.login,
      set: {
        name: sql`excluded.name`,
        roles: sql`excluded.roles`,
        agency: sql`excluded.agency`,
        passwordHash: sql`excluded.password_hash`,
        active: sql`true`,
        demo: sql`true`,
      },
    })
}

/** The owner of the contact says that it is right. The first time counts. */
export async function confirmContact(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .update(contacts)
    .set({ confirmedAt: sql`coalesce(${contacts.confirmedAt}, ${at})` })
    .where(eq(contacts.id, id))
}

/** The same by the address itself. */
export async function confirmAddress(tx: Tx, value: string, at: Date): Promise<void> {
  await tx
    .update(contacts)
    .set({ confirmedAt: sql`coalesce(${contacts.confirmedAt}, ${at})` })
    .where(isContact({ kind: 'email', value }))
}

type Settings = Pick<StaffRow, 'letters' | 'language' | 'absentFrom' | 'absentUntil' | 'deputy'>

export async function saveSettings(db: Reader, person: string, settings: Settings): Promise<void> {
  await db.update(staff).set(settings).where(eq(staff.id, person))
}
