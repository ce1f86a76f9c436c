import type { PushDevice } from '@gorozhanin/domain/following/api'
import type { Followed } from '@gorozhanin/domain/following/subject'
import type { Language } from '@gorozhanin/domain/names'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { contacts } from '../people/tables.ts'
import type { Tx } from '../platform/database.ts'
import { newsLetters, pushDevices, subscriptions } from './tables.ts'

/** Opens the letter of `day` for everyone for whom something waits; who has had the day’s letter gets no other. */
export async function openDailyNews(tx: Tx, day: string, at: Date): Promise<void> {
  await tx.execute(sql`
    with opened as (
      insert into news_letters (author, day, created_at, next_at)
      select distinct s.author, ${day}::date, ${at}::timestamptz, ${at}::timestamptz
        from news_items i join subscriptions s on s.id = i.subscription
       where i.letter is null
      on conflict do nothing
      returning id, author)
    update news_items i set letter = o.id
      from opened o join subscriptions s on s.author = o.author
     where i.subscription = s.id and i.letter is null`)
}

export type DueNews = {
  readonly id: string
  readonly author: string
  readonly asks: string | null
  readonly day: string | null
  readonly attempts: number
  readonly invitedAt: Date | null
}

/** `to` is null for somebody whose address is gone. */
export type DueNewsLetter = DueNews & { readonly to: string | null }
export type DuePush = DueNews & { readonly device: PushDevice }

const dueColumns = {
  id: newsLetters.id,
  author: newsLetters.author,
  asks: newsLetters.asks,
  day: newsLetters.day,
  attempts: newsLetters.attempts,
  invitedAt: newsLetters.invitedAt,
}

const isDue = (now: Date) => sql`${newsLetters.state} = 'open' and ${newsLetters.nextAt} <= ${now}
  and coalesce(${newsLetters.heldUntil} < now(), true)`

/** Locks the letter to a mailbox that has waited longest; one that another worker holds is left to it. */
export async function lockDueNews(tx: Tx, now: Date): Promise<DueNewsLetter | undefined> {
  const [row] = await tx
    .select({ ...dueColumns, to: contacts.value })
    .from(newsLetters)
    .leftJoin(contacts, and(eq(contacts.author, newsLetters.author), eq(contacts.kind, 'email')))
    .leftJoin(pushDevices, eq(pushDevices.author, newsLetters.author))
    .where(and(isDue(now), isNull(pushDevices.author)))
    .orderBy(newsLetters.nextAt, newsLetters.id)
    .limit(1)
    .for('no key update', { skipLocked: true, of: newsLetters })
  return row
}

/** The same of a push to a browser. */
export async function lockDuePush(tx: Tx, now: Date): Promise<DuePush | undefined> {
  const { endpoint, p256dh, auth } = pushDevices
  const [row] = await tx
    .select({ ...dueColumns, device: { endpoint, p256dh, auth } })
    .from(newsLetters)
    .innerJoin(pushDevices, eq(pushDevices.author, newsLetters.author))
    .where(isDue(now))
    .orderBy(newsLetters.nextAt, newsLetters.id)
    .limit(1)
    .for('no key update', { skipLocked: true, of: newsLetters })
  return row
}

export type LetterItem = {
  readonly subscription: string
  readonly subject: Followed
  readonly language: Language
  readonly event: number
}

/** What a letter tells, the subscription of the longest standing first. */
export async function itemsOf(tx: Tx, { id, asks }: DueNews): Promise<readonly LetterItem[]> {
  const { rows } = await tx.execute<{ item: LetterItem }>(sql`
    select json_build_object('subscription', s.id, 'subject', s.subject, 'language', s.language, 'event', i.event) as item
      from news_items i join subscriptions s on s.id = i.subscription
     where i.letter = ${id}
    union all
    select json_build_object('subscription', s.id, 'subject', s.subject, 'language', s.language, 'event', 0)
      from subscriptions s where s.id = ${asks}`)
  const known = rows.map(({ item }) => item)
  return known.toSorted((a, b) => a.subscription.localeCompare(b.subscription) || a.event - b.event)
}

export async function stopNews(tx: Tx, id: string): Promise<void> {
  await tx.update(newsLetters).set({ state: 'stopped' }).where(eq(newsLetters.id, id))
}

export async function markInvited(tx: Tx, id: string, invitedAt: Date): Promise<void> {
  await tx.update(newsLetters).set({ invitedAt }).where(eq(newsLetters.id, id))
}

export async function postponeNews(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(newsLetters).set({ nextAt: at }).where(eq(newsLetters.id, id))
}

export async function isConfirmed(tx: Tx, subscription: string): Promise<boolean> {
  const [row] = await tx
    .select({ confirmedAt: subscriptions.confirmedAt })
    .from(subscriptions)
    .where(eq(subscriptions.id, subscription))
  return row?.confirmedAt != null
}

/** When an address was asked to confirm itself since `since`, by letters of reports and of what is followed. */
export async function invitesOf(tx: Tx, author: string, but: string, since: Date): Promise<readonly Date[]> {
  const { rows } = await tx.execute<{ at: Date | string }>(sql`
    select invited_at as at from news_letters
     where author = ${author} and id <> ${but} and state <> 'dead' and invited_at > ${since}
    union all
    select m.invited_at from messages m join contacts c on c.id = m.contact
     where c.author = ${author} and c.kind = 'email' and m.state <> 'dead' and m.invited_at > ${since}`)
  return rows.map(({ at }) => new Date(at))
}
