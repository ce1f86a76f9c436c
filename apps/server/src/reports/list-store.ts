import type { StaffRole } from '@gorozhanin/domain/people/roles'
import { FREE_REDIRECTS } from '@gorozhanin/domain/reports/moves'
import {
  openStatuses,
  publicStatus,
  type Status,
  statuses,
  statusGroup,
} from '@gorozhanin/domain/reports/status'
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database.ts'
import type { RowSource } from './console-card.ts'
import type { PublicFilter } from './public-filter.ts'
import { reports } from './tables.ts'

const columns = {
  id: reports.id,
  year: reports.year,
  sequence: reports.sequence,
  status: reports.status,
  outcome: reports.outcome,
  category: reports.category,
  agency: reports.agency,
  lon: sql<number | null>`ST_X(${reports.place})`,
  lat: sql<number | null>`ST_Y(${reports.place})`,
  address: reports.address,
  publicAddress: reports.publicAddress,
  text: reports.text,
  publicText: reports.publicText,
  registeredAt: reports.registeredAt,
  dueAt: reports.dueAt,
  answeredAt: reports.answeredAt,
  nextClock: reports.nextClock,
  nextDueAt: reports.nextDueAt,
  nextWarnAt: reports.nextWarnAt,
  pausedAt: reports.pausedAt,
  emergency: reports.emergency,
  acceptedAt: reports.acceptedAt,
  publishedAt: reports.publishedAt,
  supporters: reports.supporters,
  redirects: reports.redirects,
  photo: sql<string | null>`(
    select p.key from photos p
     where p.report = ${reports.id} and p.kind = 'before' and p.event is not null
     order by p.position limit 1)`,
}

export type ListRow = RowSource & {
  readonly id: string
  readonly answeredAt: Date | null
  readonly photo: string | null
}

/** How strangers read a report. */
export const publicText = sql<string>`coalesce(${reports.publicText}, ${reports.text})`
export const publicAddress = sql<string | null>`coalesce(${reports.publicAddress}, ${reports.address})`

/** What strangers may see. */
export const isPublished = sql`${isNotNull(reports.publishedAt)} and ${isNull(reports.hiddenAt)} and ${reports.isPublic}`

/** Words of a filter: commas or nothing. */
export const wordsOf = (list: string | undefined): readonly string[] => list?.split(',').filter(Boolean) ?? []

/** Statuses that a filter names by themselves or by their group; undefined where it names none. */
export function statusesOf(filter: string | undefined): readonly Status[] | undefined {
  return named(filter, (status) => status)
}

/** The same for strangers, who know an answer under review as work. */
export function publicStatusesOf(filter: string | undefined): readonly Status[] | undefined {
  return named(filter, publicStatus)
}

function named(
  filter: string | undefined,
  nameOf: (status: Status) => Status,
): readonly Status[] | undefined {
  const words = wordsOf(filter)
  if (words.length === 0) return undefined
  return statuses.filter((status) => words.includes(nameOf(status)) || words.includes(statusGroup(status)))
}

type Box = string | undefined

/** Reports inside `west,south,east,north`. */
export function inside(bbox: Box): SQL | undefined {
  if (bbox === undefined) return undefined
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number)
  return sql`${reports.place} && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`
}

const oneOf = (
  column: typeof reports.category | typeof reports.agency | typeof reports.categoryGroup,
  list?: string,
) => (list ? inArray(column, [...wordsOf(list)]) : undefined)

const isIn = (
  column:
    | typeof reports.status
    | typeof reports.category
    | typeof reports.agency
    | typeof reports.categoryGroup,
  words?: readonly string[],
) => (words ? inArray(column, [...words]) : undefined)

/** A report of its author's own list. */
export type OwnRow = ListRow & Pick<typeof reports.$inferSelect, 'hiddenAt' | 'isPublic' | 'disagreed'>

/** An author's reports, newest first. */
export async function listOfAuthor(db: Reader, author: string): Promise<readonly OwnRow[]> {
  return db
    .select({
      ...columns,
      hiddenAt: reports.hiddenAt,
      isPublic: reports.isPublic,
      disagreed: reports.disagreed,
    })
    .from(reports)
    .where(eq(reports.author, author))
    .orderBy(desc(reports.registeredAt), desc(reports.id))
    .limit(MOST_OWN)
}

/**
 * Published reports that an account supports or follows, and those that its device supports without an account, the last
 * one first. Who shares a device does not read there what others support as themselves.
 */
export async function listSupportedBy(
  db: Reader,
  { device, account }: { readonly device: string | null; readonly account: string | null },
): Promise<readonly ListRow[]> {
  const said = sql`(
    select max(at) from (
      select s.at from supporters s
       where s.report = ${reports.id} and (s.account = ${account}::uuid or (s.device = ${device} and s.account is null))
      union all
      select f.at from followers f where f.report = ${reports.id} and f.author = ${account}::uuid) said)`
  const ids = sql`
    select report from supporters
     where account = ${account}::uuid or (device = ${device} and account is null)
    union select report from followers where author = ${account}::uuid`
  return db
    .select(columns)
    .from(reports)
    .where(and(isPublished, sql`${reports.id} in (${ids})`))
    .orderBy(desc(said))
    .limit(MOST_OWN)
}

const MOST_OWN = 500

/** In which order a page of the public list comes, and the last row seen, which it follows. */
export type ListPage = { readonly limit: number; readonly now: Date } & (
  | { readonly order: 'newest'; readonly after: { readonly at: string; readonly id: string } | null }
  | { readonly order: 'supporters'; readonly after: SupportedRow | null }
)

export type SupportedRow = { readonly supporters: number; readonly year: number; readonly sequence: number }

const bySupporters = [desc(reports.supporters), desc(reports.year), desc(reports.sequence)]
const byRegistration = [desc(reports.registeredAt), desc(reports.id)]

/** Published reports under a filter, page by page. */
export async function listPublished(
  db: Reader,
  { bbox, ...filter }: PublicFilter & { readonly bbox: Box },
  page: ListPage,
): Promise<readonly ListRow[]> {
  return db
    .select(columns)
    .from(reports)
    .where(and(isShownUnder(filter, page.now), inside(bbox), isAfter(page)))
    .orderBy(...(page.order === 'supporters' ? bySupporters : byRegistration))
    .limit(page.limit)
}

function isAfter(page: ListPage): SQL | undefined {
  if (page.after === null) return undefined
  if (page.order === 'newest') {
    const { at, id } = page.after
    return sql`(${reports.registeredAt}, ${reports.id}) < (${at}::timestamptz, ${id}::uuid)`
  }
  const { supporters, year, sequence } = page.after
  return sql`(${reports.supporters}, ${reports.year}, ${reports.sequence}) < (${supporters}, ${year}, ${sequence})`
}

/** How many reports the public list has under each of these filters. */
export async function countPublished(
  db: Reader,
  filters: readonly Partial<PublicFilter>[],
  now: Date,
): Promise<readonly number[]> {
  return Promise.all(filters.map((filter) => db.$count(reports, isShownUnder(filter, now))))
}

function isShownUnder(filter: Partial<PublicFilter>, now: Date): SQL | undefined {
  return and(
    isPublished,
    isIn(reports.status, filter.statuses),
    isIn(reports.category, filter.categories),
    isIn(reports.categoryGroup, filter.groups),
    isIn(reports.agency, filter.agencies),
    filter.from && gte(reports.registeredAt, filter.from),
    filter.until && lt(reports.registeredAt, filter.until),
    filter.overdue ? isPubliclyOverdue(now) : undefined,
    filter.supported ? isSupported : undefined,
  )
}

/** Whether strangers will see a report as late once its term has passed. */
export const owesAnswer = sql`${isNull(reports.answeredAt)}
  and ${reports.status} not in ('rejected', 'merged', 'withdrawn', 'closed', 'external')`

/** Late and not answered. */
const isPubliclyOverdue = (now: Date): SQL => sql`${reports.dueAt} < ${now} and ${owesAnswer}`

export type ConsoleFilter = {
  readonly status?: string
  readonly agency?: string
  readonly category?: string
  readonly group?: string
  readonly overdue?: boolean
  readonly answer?: 'late' | 'today' | 'tomorrow'
  readonly unpublished?: boolean
  readonly unaccepted?: boolean
  readonly supported?: boolean
  readonly remarks?: boolean
  readonly sort?: 'supporters'
  /** Reports on which someone with these roles has to decide. */
  readonly decidedBy?: readonly StaffRole[] | undefined
  readonly numbers?: string
  readonly bbox?: string
  readonly q?: string
  /** Whether `q` also looks at what strangers do not read. */
  readonly clear: boolean
}

/** Somebody has said «у меня тоже». */
export const isSupported = sql`${reports.supporters} > 0`

/** Something that a neighbour added waits for a moderator. */
const hasWaitingRemark = sql`exists (select from remarks k where k.report = ${reports.id} and k.state = 'waiting')`

const isUnaccepted = sql`${reports.emergency} and ${isNull(reports.acceptedAt)}`

/** The order of the console's list, as `compareUrgency` of the domain defines it. */
const byUrgency = [
  sql`(${isUnaccepted}) desc`,
  sql`${reports.nextDueAt} asc nulls last`,
  sql`${reports.supporters} desc`,
  sql`${reports.year}, ${reports.sequence}`,
]

type Page = {
  readonly offset: number
  readonly limit: number
  readonly now: Date
  /** The ends of this day of the city and of the next. */
  readonly todayEnds: Date
  readonly tomorrowEnds: Date
}

/** What an account is bound to: reports of one agency, those given to one performer, of some groups; null for all. */
export type Scope = {
  readonly agency: string | null
  readonly performer: string | null
  readonly groups: readonly string[] | null
}

function inScope({ agency, performer, groups }: Scope): SQL | undefined {
  return and(
    agency === null ? undefined : isHandedTo(agency),
    performer === null ? undefined : eq(reports.performer, performer),
    groups === null ? undefined : inArray(reports.categoryGroup, [...groups]),
  )
}

/** A report before its routing is not the proposed agency's yet. */
const isHandedTo = (agency: string): SQL | undefined =>
  and(eq(reports.agency, agency), notInArray(reports.status, ['moderation', 'needs_info', 'rejected']))

/** Reports for work, the most urgent first, and how many there are in all. `scope` bounds what is seen. */
export async function listForWork(
  db: Reader,
  filter: ConsoleFilter,
  scope: Scope,
  { offset, limit, ...times }: Page,
): Promise<{ readonly rows: readonly ListRow[]; readonly total: number }> {
  // A decision may be asked of a report that is answered, a remark may wait on one that is closed.
  const wanted = statusesOf(filter.status) ?? (filter.decidedBy || filter.remarks ? statuses : openStatuses)
  const found = await db
    .select({ ...columns, total: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(reports)
    .where(
      and(
        inArray(reports.status, [...wanted]),
        inScope(scope),
        inside(filter.bbox),
        oneOf(reports.agency, filter.agency),
        oneOf(reports.category, filter.category),
        oneOf(reports.categoryGroup, filter.group),
        filter.overdue ? isLate(times.now) : undefined,
        answerDue(filter.answer, times),
        filter.unpublished ? isNull(reports.publishedAt) : undefined,
        filter.unaccepted ? isUnaccepted : undefined,
        filter.supported ? isSupported : undefined,
        filter.remarks ? hasWaitingRemark : undefined,
        filter.decidedBy && waitsFor(filter.decidedBy),
        filter.numbers ? numberIn(filter.numbers) : undefined,
        searchOf(filter.q, filter.clear),
      ),
    )
    .orderBy(...(filter.sort === 'supporters' ? [desc(reports.supporters)] : []), ...byUrgency)
    .limit(limit)
    .offset(offset)
  return { rows: found, total: found[0]?.total ?? 0 }
}

const isLate = (now: Date): SQL => sql`${reports.nextDueAt} < ${now} and ${isNull(reports.pausedAt)}`

/** Reports whose answer is not given yet, by when it is due. */
function answerDue(
  when: ConsoleFilter['answer'],
  { now, todayEnds, tomorrowEnds }: Pick<Page, 'now' | 'todayEnds' | 'tomorrowEnds'>,
): SQL | undefined {
  if (!when) return undefined
  const waits = sql`${isNull(reports.answeredAt)} and ${isNull(reports.pausedAt)}`
  if (when === 'late') return sql`${waits} and ${reports.dueAt} < ${now}`
  const [from, to] = when === 'today' ? [now, todayEnds] : [todayEnds, tomorrowEnds]
  return sql`${waits} and ${reports.dueAt} >= ${from} and ${reports.dueAt} < ${to}`
}

/** What each role decides, as the table of moves says: deferrals by rank, what goes round, what is disputed. */
const decisions: Readonly<Partial<Record<StaffRole, SQL>>> = {
  moderator: sql`${reports.pending} = 'deferral' and ${reports.deferrals} = 0`,
  curator: sql`${reports.pending} = 'deferral' and ${reports.deferrals} = 1
    or ${reports.status} = 'moderation' and ${reports.redirects} >= ${sql.raw(String(FREE_REDIRECTS))}`,
  head: sql`${reports.pending} = 'deferral' and ${reports.deferrals} >= 2
    or ${reports.status} = 'answered' and ${reports.disagreed}`,
}

/** Whether someone with these roles ever decides. */
export const decides = (roles: readonly StaffRole[]): boolean => roles.some((role) => decisions[role])

function waitsFor(roles: readonly StaffRole[]): SQL {
  const own = roles.flatMap((role) => decisions[role] ?? [])
  return own.length === 0 ? sql`false` : sql`(${sql.join(own, sql` or `)})`
}

/** Reports on which someone with these roles has to decide, and those with other bodies. */
export async function countAside(
  db: Reader,
  roles: readonly StaffRole[],
  scope: Scope,
): Promise<{ readonly decisions: number; readonly external: number }> {
  const [row] = await db
    .select({
      decisions: sql<number>`count(*) filter (where ${waitsFor(roles)})`.mapWith(Number),
      external: sql<number>`count(*) filter (where ${reports.status} = 'external')`.mapWith(Number),
    })
    .from(reports)
    .where(
      and(inArray(reports.status, ['moderation', 'answer_review', 'answered', 'external']), inScope(scope)),
    )
  return row ?? { decisions: 0, external: 0 }
}

/** Reports to which neighbours added what waits for a moderator. */
export async function countRemarked(db: Reader, scope: Scope): Promise<number> {
  return db.$count(reports, and(hasWaitingRemark, inScope(scope)))
}

function numberIn(numbers: string): SQL {
  const pairs = wordsOf(numbers).map((number) => {
    const [year, sequence] = number.split('-').map(Number)
    return sql`(${year}, ${sequence})`
  })
  return sql`(${reports.year}, ${reports.sequence}) in (${sql.join(pairs, sql`, `)})`
}

function searchOf(q: string | undefined, clear: boolean): SQL | undefined {
  const wanted = q?.trim()
  if (!wanted) return undefined
  const number = /^(\d{4})-(\d{1,9})$/.exec(wanted)
  if (number) return sql`${reports.year} = ${number[1]} and ${reports.sequence} = ${number[2]}`
  const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`
  const [text, address] = clear ? [reports.text, reports.address] : [publicText, publicAddress]
  return sql`(${text} ilike ${pattern} or ${address} ilike ${pattern})`
}

export type StatusCount = {
  readonly status: Status
  readonly agency: string
  readonly open: number
  readonly overdue: number
}

/** Open reports counted by status and agency. */
export async function countOpen(
  db: Reader,
  scope: Scope,
  now: Date,
): Promise<{
  readonly counts: readonly StatusCount[]
  readonly emergencies: number
  readonly unpublished: number
}> {
  const grouped = await db
    .select({
      status: reports.status,
      agency: reports.agency,
      open: sql<number>`count(*)`.mapWith(Number),
      overdue: sql<number>`count(*) filter (where ${isLate(now)})`.mapWith(Number),
      emergencies: sql<number>`count(*) filter (where ${isUnaccepted})`.mapWith(Number),
      unpublished: sql<number>`count(*) filter (where ${isNull(reports.publishedAt)})`.mapWith(Number),
    })
    .from(reports)
    .where(and(inArray(reports.status, [...openStatuses]), inScope(scope)))
    .groupBy(reports.status, reports.agency)
  const sum = (key: 'emergencies' | 'unpublished') => grouped.reduce((total, row) => total + row[key], 0)
  return { counts: grouped, emergencies: sum('emergencies'), unpublished: sum('unpublished') }
}

/** Reports whose answer is late, the longest overdue first. */
export async function listOverdue(db: Reader, now: Date, limit: number): Promise<readonly ListRow[]> {
  return db
    .select(columns)
    .from(reports)
    .where(
      and(
        inArray(reports.status, [...openStatuses]),
        isNull(reports.answeredAt),
        isNull(reports.pausedAt),
        sql`${reports.dueAt} < ${now}`,
      ),
    )
    .orderBy(reports.dueAt)
    .limit(limit)
}
