import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { staff } from '../people/tables.ts'
import type { Tx } from '../platform/database.ts'
import { staffLetters } from './tables.ts'

type Ids = ReadonlyMap<string, readonly { readonly id: string }[]>

/** Opens a letter to each person that tells of the alerts given with them. */
export async function openLetters(tx: Tx, byPerson: Ids, at: Date): Promise<void> {
  const letters = Array.from(byPerson, ([person, alerts]) => ({ id: randomUUID(), person, alerts }))
  if (letters.length === 0) return
  await tx
    .insert(staffLetters)
    .values(letters.map(({ id, person }) => ({ id, person, createdAt: at, nextAt: at })))
  const pairs = letters.flatMap(({ id, alerts }) => alerts.map((alert) => ({ alert: alert.id, letter: id })))
  await tx.execute(sql`
    update alerts a set letter = p.letter
      from jsonb_to_recordset(${JSON.stringify(pairs)}) as p (alert uuid, letter uuid)
     where a.id = p.alert`)
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
