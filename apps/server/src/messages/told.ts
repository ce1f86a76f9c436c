import type { MessageReader } from '@gorozhanin/domain/messages/kinds'
import type { Language } from '@gorozhanin/domain/names'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { contacts } from '../people/tables.ts'
import type { Reader } from '../platform/database.ts'
import { numberOf } from '../reports/numbers.ts'
import { events, followers, remarks, reports, words } from '../reports/tables.ts'

/** An event as its message tells it; what became of a remark is told as one. */
export type Told = {
  readonly event: string
  readonly at: Date
  readonly agency: string
  readonly data: Readonly<Record<string, unknown>>
  /** What a person wrote beside it. */
  readonly text: string | null
  /** The report that it happened to. */
  readonly number: string
  readonly category: string
  readonly emergency: boolean
  /** Strangers may see that report. */
  readonly shown: boolean
  /** The addressee's own report, or the one that a follower asked about or a neighbour added to. */
  readonly own: { readonly id: string; readonly number: string; readonly language: Language }
  /** As whom the addressee reads; null for one who follows no more. */
  readonly reader: MessageReader | null
}

const own = alias(reports, 'own')

type Addressed = {
  readonly event: number
  readonly report: string
  readonly contact: string
  readonly remark: string | null
}

/** @throws Error when the event or the report is gone: both are kept for ever. */
export async function readTold(
  db: Reader,
  { event: eventId, report: ownId, contact, remark: remarkId }: Addressed,
): Promise<Told> {
  const [row] = await db
    .select({
      event: events.name,
      at: events.at,
      agency: events.agency,
      data: events.data,
      text: words.text,
      publicText: words.publicText,
      report: {
        id: reports.id,
        year: reports.year,
        sequence: reports.sequence,
        category: reports.category,
        emergency: reports.emergency,
        shown: sql<boolean>`${reports.isPublic} and ${reports.publishedAt} is not null
          and ${reports.hiddenAt} is null`,
      },
      own: { id: own.id, year: own.year, sequence: own.sequence, language: own.language },
      isAuthor: sql<boolean>`coalesce(${own.author} = ${contacts.author}, false)`,
      follows: followers.language,
      remark: {
        state: remarks.state,
        reason: remarks.reason,
        reasonText: remarks.reasonText,
        language: remarks.language,
      },
    })
    .from(events)
    .innerJoin(reports, eq(reports.id, events.report))
    .innerJoin(own, eq(own.id, ownId))
    .innerJoin(contacts, eq(contacts.id, contact))
    .leftJoin(followers, and(eq(followers.report, own.id), eq(followers.author, contacts.author)))
    .leftJoin(words, eq(words.id, events.words))
    .leftJoin(remarks, eq(remarks.id, remarkId ?? sql`null`))
    .where(eq(events.id, eventId))
  if (!row) throw new Error(`there is no event ${eventId}`)
  const { report, own: mine, isAuthor, follows, remark, text, publicText, ...event } = row
  const told = {
    number: numberOf(report),
    category: report.category,
    emergency: report.emergency,
    shown: report.shown,
  }
  if (remark)
    return {
      ...{ ...event, ...told, event: `remark_${remark.state}`, data: { reason: remark.reason } },
      text: remark.reasonText,
      own: { id: mine.id, number: numberOf(mine), language: remark.language },
      reader: 'writer',
    }
  const reader = isAuthor ? (report.id === mine.id ? 'author' : 'joined') : follows && 'follower'
  const language = isAuthor ? mine.language : follows
  return {
    ...event,
    ...told,
    // What another author wrote is read as strangers read it.
    text: reader === 'author' ? text : (publicText ?? text),
    own: { id: mine.id, number: numberOf(mine), language: language === 'en' ? 'en' : 'ru' },
    reader,
  }
}

/** The number of a report that exists. */
export async function numberById(db: Reader, id: string): Promise<string> {
  const [row] = await db
    .select({ year: reports.year, sequence: reports.sequence })
    .from(reports)
    .where(eq(reports.id, id))
  if (!row) throw new Error(`there is no report ${id}`)
  return numberOf(row)
}
