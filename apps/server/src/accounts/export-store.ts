import type { Details, Photo } from '@gorozhanin/domain/reports/api'
import type { RemarkState } from '@gorozhanin/domain/reports/remarks'
import type { Status } from '@gorozhanin/domain/reports/status'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'

type ReportData = {
  readonly number: string
  readonly registeredAt: string
  readonly status: Status
  readonly category: string
  readonly agency: string
  readonly address: string | null
  readonly lon: number | null
  readonly lat: number | null
  readonly text: string
  readonly objectId: string | null
  readonly details: Details
  readonly language: string
  readonly authorWay: string
  readonly rating: number | null
  readonly isPublic: boolean
  readonly publishedAt: string | null
  readonly hiddenAt: string | null
  readonly photos: readonly Photo[]
  readonly words: readonly {
    readonly at: string
    readonly by: string
    readonly step: string
    readonly text: string
  }[]
}

/** An author's reports with their photos and with the words that the author may read, the oldest first. */
export async function reportsOf(db: Reader, author: string): Promise<readonly ReportData[]> {
  const { rows } = await db.execute<{ report: ReportData }>(sql`
    select json_build_object(
      'number', r.year || '-' || r.sequence, 'registeredAt', r.registered_at, 'status', r.status,
      'category', r.category, 'agency', r.agency, 'address', r.address,
      'lon', ST_X(r.place), 'lat', ST_Y(r.place), 'text', r.text, 'objectId', r.object_id, 'details', r.details, 'language', r.language,
      'authorWay', r.author_way, 'rating', r.rating, 'isPublic', r.is_public, 'publishedAt', r.published_at,
      'hiddenAt', r.hidden_at,
      'photos', coalesce((
        select json_agg(json_build_object('key', p.key, 'kind', p.kind, 'width', p.width, 'height', p.height)
                        order by p.added_at, p.position)
          from photos p where p.report = r.id and p.event is not null and p.kind <> 'after'), '[]'),
      'words', coalesce((
        select json_agg(json_build_object('at', e.at, 'by', e.actor_kind, 'step', e.name, 'text', w.text)
                        order by e.id)
          from events e join words w on w.id = e.words
         where e.report = r.id and e.seen <> 'staff'), '[]')) as report
      from reports r where r.author = ${author} order by r.registered_at, r.id`)
  return rows.map(({ report }) => report)
}

/** Reports of others that an author supports or follows, the oldest first. */
export async function supportedBy(db: Reader, author: string) {
  const { rows } = await db.execute<{
    report: string
    supportedAt: Date | null
    followedAt: Date | null
  }>(sql`
    select r.year || '-' || r.sequence as report, s.at as "supportedAt", f.at as "followedAt"
      from (select report, at from supporters where account = ${author}) s
      full join (select report, at from followers where author = ${author}) f on f.report = s.report
      join reports r on r.id = coalesce(s.report, f.report)
     order by coalesce(s.at, f.at), r.id`)
  return rows
}

type RemarkData = {
  readonly report: string
  readonly at: string
  readonly state: RemarkState
  readonly text: string
  readonly reason: string | null
  readonly reasonText: string | null
  readonly photos: readonly Photo[]
}

/** What the account added to the reports of others, the oldest first. */
export async function remarksOf(db: Reader, account: string): Promise<readonly RemarkData[]> {
  const { rows } = await db.execute<{ remark: RemarkData }>(sql`
    select json_build_object(
      'report', r.year || '-' || r.sequence, 'at', k.at, 'state', k.state, 'text', k.text,
      'reason', k.reason, 'reasonText', k.reason_text,
      'photos', coalesce((
        select json_agg(json_build_object('key', p.key, 'kind', p.kind, 'width', p.width, 'height', p.height)
                        order by p.position)
          from photos p where p.remark = k.id), '[]')) as remark
      from remarks k join reports r on r.id = k.report where k.account = ${account} order by k.at, k.id`)
  return rows.map(({ remark }) => remark)
}

export async function messagesOf(db: Reader, author: string) {
  const { rows } = await db.execute<{
    report: string
    kind: string | null
    state: string
    createdAt: Date
    sentAt: Date | null
  }>(sql`
    select r.year || '-' || r.sequence as report, m.kind, m.state, m.created_at as "createdAt", m.sent_at as "sentAt"
      from messages m join contacts c on c.id = m.contact join reports r on r.id = m.report
     where c.author = ${author} order by m.created_at, m.event`)
  return rows
}
