import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'

/** Photos of reports that were rejected before `until` and stayed so; the sweep of orphans takes their files. */
export async function dropRejectedPhotos(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from photos p using reports r
     where r.id = p.report and r.status = 'rejected'
       and (select max(e.at) from events e where e.report = r.id and e.to_status = 'rejected'
              and e.from_status is distinct from e.to_status) < ${until}`)
  return rowCount ?? 0
}

/**
 * Authors with nothing left to tell them: every report ended before `until`, none filed since, none of those that they
 * follow is open, nothing else is followed, nobody signed in. An author who never filed is counted from the day of the account.
 */
export async function quietAuthors(db: Reader, until: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select a.id from authors a
     where a.created_at < ${until}
       and not exists (select from sessions s where s.author = a.id and s.expires_at > now())
       and not exists (select from subscriptions s where s.author = a.id and s.confirmed_at is not null)
       and not exists (
         select from followers f join reports r on r.id = f.report
          where f.author = a.id and r.status not in ('rejected', 'merged', 'closed', 'withdrawn'))
       and not exists (
         select from reports r
          where r.author = a.id
            and (r.status not in ('rejected', 'merged', 'closed', 'withdrawn')
                 or r.registered_at >= ${until}
                 or exists (select from events e where e.report = r.id and e.at >= ${until}
                              and e.from_status is distinct from e.to_status)))
     order by a.created_at, a.id
     limit ${limit}`)
  return rows.map(({ id }) => id)
}

export async function dropCodes(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`delete from codes where expires_at < ${until}`)
  return rowCount ?? 0
}

export async function dropAccountLetters(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from account_letters where state <> 'open' and created_at < ${until}`,
  )
  return rowCount ?? 0
}

/** What somebody wanted sent to an address whose owner has said nothing. */
export async function dropUnconfirmed(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from subscriptions where confirmed_at is null and created_at < ${until}`,
  )
  return rowCount ?? 0
}

/** What followers were told, once their letters are over. */
export async function dropNewsLetters(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from news_letters where state in ('sent', 'stopped') and created_at < ${until}`,
  )
  return rowCount ?? 0
}

/** Consents that ended, by their withdrawal or with their author, before `until`. */
export async function dropConsents(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from consents where coalesce(withdrawn_at, case when author is null then given_at end) < ${until}`)
  return rowCount ?? 0
}

/** Takes the mark of its device from each report that was filed before `until`. */
export async function blankDevices(db: Reader, until: Date): Promise<number> {
  const { rowCount } = await db.execute(
    sql`update reports set device = null where device is not null and registered_at < ${until}`,
  )
  return rowCount ?? 0
}

export async function dropSessions(db: Reader): Promise<number> {
  const { rowCount } = await db.execute(sql`delete from sessions where expires_at < now()`)
  return rowCount ?? 0
}
