import type { Mask } from '@gorozhanin/domain/reports/masks'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Db, Reader, Tx } from '../platform/database.ts'
import type { Written } from './console-card.ts'
import { masked, publicAddressOf } from './masking.ts'
import { events, reports, words } from './tables.ts'

/** Words beside the events of a report, by the event. */
export async function readWritten(db: Reader, report: string): Promise<ReadonlyMap<number, Written>> {
  const rows = await db
    .select({ event: events.id, id: words.id, masks: words.masks })
    .from(events)
    .innerJoin(words, eq(words.id, events.words))
    .where(eq(events.report, report))
  return new Map(rows.map(({ event, id, masks }) => [event, { id, masks: masks ?? [] }]))
}

/** Words of this report; undefined where they are another's. */
export async function findWords(
  tx: Tx,
  report: string,
  id: string,
): Promise<{ readonly text: string; readonly masks: readonly Mask[] | null } | undefined> {
  const [row] = await tx
    .select({ text: words.text, masks: words.masks })
    .from(words)
    .where(and(eq(words.id, id), eq(words.report, report)))
  return row
}

/** Says of words, wherever the same history repeats them, what strangers do not read. */
export async function saveWordMasks(
  tx: Tx,
  report: string,
  text: string,
  masks: readonly Mask[],
): Promise<void> {
  await tx
    .update(words)
    .set(masked(text, masks))
    .where(and(eq(words.report, report), eq(words.text, text)))
}

const MOST_AT_ONCE = 500

/** Lets the rules look at what was written before there were any. Safe to repeat and to stop. */
export async function maskOlder(db: Db): Promise<void> {
  while ((await maskSomeReports(db)) + (await maskSomeWords(db)) > 0);
}

async function maskSomeReports(db: Db): Promise<number> {
  const rows = await db
    .select({ id: reports.id, text: reports.text, address: reports.address })
    .from(reports)
    .where(isNull(reports.masks))
    .limit(MOST_AT_ONCE)
  const looked = rows.map(({ id, text, address }) => ({
    id,
    ...masked(text),
    publicAddress: publicAddressOf(address),
  }))
  await db.execute(sql`
    update reports r set masks = n.masks, public_text = n."publicText", public_address = n."publicAddress"
      from jsonb_to_recordset(${JSON.stringify(looked)}::jsonb)
           as n (id uuid, masks jsonb, "publicText" text, "publicAddress" text)
     where r.id = n.id and r.masks is null`)
  return rows.length
}

async function maskSomeWords(db: Db): Promise<number> {
  const rows = await db
    .select({ id: words.id, text: words.text })
    .from(words)
    .where(isNull(words.masks))
    .limit(MOST_AT_ONCE)
  const looked = rows.map(({ id, text }) => ({ id, ...masked(text) }))
  await db.execute(sql`
    update words w set masks = n.masks, public_text = n."publicText"
      from jsonb_to_recordset(${JSON.stringify(looked)}::jsonb) as n (id uuid, masks jsonb, "publicText" text)
     where w.id = n.id and w.masks is null`)
  return rows.length
}
