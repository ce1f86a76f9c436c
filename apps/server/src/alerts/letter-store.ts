import { randomUUID } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { staff } from '../people/tables.ts'
import type { Tx } from '../platform/database.ts'
import { staffLetters } from './tables.ts'
import type { AlertReader } from './view.ts'

/** Opens a letter to each of these people and gives its id by person. What it tells are the alerts that name it. */
export async function openLetters(
  tx: Tx,
  people: ReadonlySet<string>,
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const letters = new Map(Array.from(people, (person) => [person, randomUUID()]))
  if (letters.size > 0)
    await tx
      .insert(staffLetters)
      .values(Array.from(letters, ([person, id]) => ({ id, person, createdAt: at, nextAt: at })))
  return letters
}

/** Takes back letters that have nothing to tell. */
export async function dropLetters(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(staffLetters).where(inArray(staffLetters.id, [...ids]))
}

/**
 * Opens the letter of `day` to everyone who has unread alerts that no letter has told of; who has had the day's letter
 * gets no other.
 */
export async function openDailyLetters(tx: Tx, day: string, at: Date): Promise<void> {
  await tx.execute(sql`
    with wanted as (
      select distinct a.person from alerts a join staff s on s.id = a.person
       where a.by_mail and a.letter is null and a.read_at is null and s.active and s.letters <> 'none'
    ), opened as (
      insert into staff_letters (id, person, day, created_at, next_at)
      select gen_random_uuid(), person, ${day}, ${at}, ${at} from wanted
      on conflict do nothing
      returning id, person
    )
    update alerts a set letter = o.id from opened o
     where a.person = o.person and a.by_mail and a.letter is null and a.read_at is null`)
}

export type DueLetter = {
  readonly id: string
  readonly attempts: number
  readonly createdAt: Date
  readonly to: string
  readonly language: 'ru' | 'en'
  readonly active: boolean
  readonly reader: AlertReader
}

/** Locks the letter that has waited longest; one that another worker holds is left to it. */
export async function lockDueLetter(tx: Tx, now: Date): Promise<DueLetter | undefined> {
  const [row] = await tx
    .select({
      id: staffLetters.id,
      attempts: staffLetters.attempts,
      createdAt: staffLetters.createdAt,
      to: staff.login,
      language: staff.language,
      active: staff.active,
      reader: { id: staff.id, roles: staff.roles, agency: staff.agency, groups: staff.groups },
    })
    .from(staffLetters)
    .innerJoin(staff, eq(staff.id, staffLetters.person))
    .where(
      sql`${staffLetters.state} = 'open' and ${staffLetters.nextAt} <= ${now}
          and coalesce(${staffLetters.heldUntil} < now(), true)`,
    )
    .orderBy(staffLetters.nextAt, staffLetters.id)
    .limit(1)
    .for('no key update', { of: staffLetters, skipLocked: true })
  return row
}

export async function stopLetter(tx: Tx, id: string): Promise<void> {
  await tx.update(staffLetters).set({ state: 'stopped' }).where(eq(staffLetters.id, id))
}
