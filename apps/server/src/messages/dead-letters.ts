import { sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database.ts'

export type DeadLetterRow = {
  readonly id: string
  readonly whom: 'author' | 'staff'
  readonly address: string
  readonly reports: readonly string[]
  readonly attempts: number
  readonly lastError: string | null
  /** As PostgreSQL writes it. */
  readonly createdAt: string
}

const SHOWN = 500

/** The newest letters that failed for good, at most `SHOWN`, to residents and to staff. */
export async function listDead(db: Reader): Promise<readonly DeadLetterRow[]> {
  const { rows } = await db.execute<DeadLetterRow>(sql`
    select m.id, 'author' as whom, c.value as address, array[r.year || '-' || r.sequence] as reports,
           m.attempts, m.last_error as "lastError", m.created_at as "createdAt"
      from messages m join contacts c on c.id = m.contact join reports r on r.id = m.report
     where m.state = 'dead'
    union all
    select l.id, 'author', c.value,
           array(select distinct r.year || '-' || r.sequence
                   from news_items i join events e on e.id = i.event join reports r on r.id = e.report
                  where i.letter = l.id),
           l.attempts, l.last_error, l.created_at
      from news_letters l join contacts c on c.author = l.author and c.kind = 'email'
     where l.state = 'dead'
    union all
    select l.id, 'staff', s.login,
           array(select r.year || '-' || r.sequence from reports r
                  where r.id in (select a.report from alerts a where a.letter = l.id)
                  order by r.year, r.sequence),
           l.attempts, l.last_error, l.created_at
      from staff_letters l join staff s on s.id = l.person
     where l.state = 'dead'
     order by "createdAt" desc, id desc
     limit ${SHOWN}`)
  return rows
}

/** How many of them there are. */
export async function countDead(db: Reader): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select (select count(*) from messages where state = 'dead')::int
         + (select count(*) from news_letters where state = 'dead')::int
         + (select count(*) from staff_letters where state = 'dead')::int as count`)
  return rows[0]?.count ?? 0
}

/** Whether there is such a letter, dead or not. */
export async function hasLetter(db: Reader, id: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from messages where id = ${id}
    union all select from news_letters where id = ${id}
    union all select from staff_letters where id = ${id}`)
  return rows.length > 0
}

/**
 * Opens dead letters anew with all their attempts, the one of `id` or all, and gives how many. One that asked its owner
 * to confirm the address asks as if for the first time: it counts among those of the day on which it is sent.
 */
export async function reopenDead(tx: Tx, at: Date, id?: string): Promise<number> {
  const which = id === undefined ? sql`state = 'dead'` : sql`state = 'dead' and id = ${id}`
  const anew = sql`state = 'open', attempts = 0, next_at = ${at}`
  const toAuthors = await tx.execute(sql`update messages set ${anew}, invited_at = null where ${which}`)
  const toFollowers = await tx.execute(sql`update news_letters set ${anew}, invited_at = null where ${which}`)
  const toStaff = await tx.execute(sql`update staff_letters set ${anew} where ${which}`)
  return [toAuthors, toFollowers, toStaff].reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
}
