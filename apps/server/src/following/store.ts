import type { Followed } from '@gorozhanin/domain/following/subject'
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { contacts } from '../people/tables.ts'
import type { Reader, Tx } from '../platform/database.ts'
import { polygonOf } from './subject-store.ts'
import { newsLetters, newsRefusals, subscriptions } from './tables.ts'

export type Subscription = typeof subscriptions.$inferSelect
type Choices = Pick<Subscription, 'tells' | 'pace'>
type NewSubscription = Choices & {
  readonly author: string
  readonly subject: Followed
  readonly language: Subscription['language']
  readonly createdAt: Date
  readonly confirmedAt: Date | null
}

/** Those who ask for one address come one after another until the transaction ends, so that counting them is right. */
export async function lockFollower(tx: Tx, author: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('follow'), hashtext(${author}))`)
}

export async function countSubscriptions(tx: Tx, author: string): Promise<number> {
  return tx.$count(subscriptions, eq(subscriptions.author, author))
}

export async function hasSubscription(tx: Tx, author: string, subject: Followed): Promise<boolean> {
  const rows = await tx
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.author, author), eq(subscriptions.subject, subject)))
  return rows.length > 0
}

/** Adds a subscription, or says anew what one tells: a stranger changes none that its owner has confirmed. */
export async function saveSubscription(tx: Tx, subscription: NewSubscription): Promise<string> {
  const { confirmedAt, subject } = subscription
  const mayChange = confirmedAt ? sql`true` : isNull(subscriptions.confirmedAt)
  const change = (column: string, name: string) =>
    sql`case when ${mayChange} then ${sql.raw(`excluded.${column}`)} else ${sql.raw(`subscriptions.${name}`)} end`
  const [row] = await tx
    .insert(subscriptions)
    .values({ ...subscription, area: subject.area === undefined ? null : polygonOf(subject.area) })
    .onConflictDoUpdate({
      target: [subscriptions.author, subscriptions.subject],
      set: {
        tells: change('tells', 'tells'),
        pace: change('pace', 'pace'),
        language: change('language', 'language'),
        confirmedAt: sql`coalesce(subscriptions.confirmed_at, excluded.confirmed_at)`,
      },
    })
    .returning({ id: subscriptions.id })
  if (!row) throw new Error('a subscription was not saved')
  return row.id
}

/** The one letter that asks about a subscription; it is written once, however often somebody asks for it. */
export async function openQuestion(tx: Tx, author: string, asks: string, at: Date): Promise<void> {
  await tx.insert(newsLetters).values({ author, asks, createdAt: at, nextAt: at }).onConflictDoNothing()
}

/** The newest first; what nobody has confirmed is not followed. */
export async function subscriptionsOf(db: Reader, author: string): Promise<readonly Subscription[]> {
  return db
    .select()
    .from(subscriptions)
    .where(and(eq(subscriptions.author, author), isNotNull(subscriptions.confirmedAt)))
    .orderBy(desc(subscriptions.createdAt), subscriptions.id)
}

const isOwn = (author: string, id: string) =>
  and(eq(subscriptions.id, id), eq(subscriptions.author, author), isNotNull(subscriptions.confirmedAt))

export async function changeSubscription(
  db: Reader,
  author: string,
  id: string,
  { tells, pace }: Choices,
): Promise<boolean> {
  const { rowCount } = await db.update(subscriptions).set({ tells, pace }).where(isOwn(author, id))
  return rowCount !== 0
}

export async function dropSubscription(db: Reader, author: string, id: string): Promise<boolean> {
  const { rowCount } = await db.delete(subscriptions).where(isOwn(author, id))
  return rowCount !== 0
}

/** What the id in a link of a letter stands for: one subscription, or all that a letter told of. */
export async function subscriptionsBehind(
  tx: Tx,
  id: string,
): Promise<{ readonly author: string; readonly ids: readonly string[] } | undefined> {
  const { rows } = await tx.execute<{ author: string; ids: string[] }>(sql`
    select author, array[id] as ids from subscriptions where id = ${id}::uuid
    union all
    select l.author, array(select distinct i.subscription from news_items i where i.letter = l.id)
      from news_letters l where l.id = ${id}::uuid`)
  return rows[0]
}

/** The owner of the address says that the subscription is right. The first time counts. */
export async function confirmSubscriptions(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.execute(sql`
    update subscriptions set confirmed_at = coalesce(confirmed_at, ${at})
     where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`)
}

export async function dropSubscriptions(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    delete from subscriptions
     where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`)
}

/** Nobody can have an address written to of what its owner never confirmed; what waits for that is gone. */
export async function refuse(tx: Tx, author: string, at: Date): Promise<void> {
  await tx.insert(newsRefusals).values({ author, at }).onConflictDoNothing()
  await tx
    .delete(subscriptions)
    .where(and(eq(subscriptions.author, author), isNull(subscriptions.confirmedAt)))
}

export async function hasRefused(db: Reader, author: string): Promise<boolean> {
  const rows = await db.select().from(newsRefusals).where(eq(newsRefusals.author, author))
  return rows.length > 0
}

/** The e-mail address of a person. */
export async function contactIdOf(tx: Tx, author: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.author, author), eq(contacts.kind, 'email')))
  return row?.id
}
