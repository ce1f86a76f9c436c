import type { AuditEntry, listAudit } from '@gorozhanin/domain/audit/api'
import { csvLine } from '@gorozhanin/domain/audit/csv'
import type { Input, Reply } from '@gorozhanin/domain/endpoint'
import { extentsOf } from '@gorozhanin/domain/people/rights'
import type { Ctx } from '../main/context.ts'
import type { Staff } from '../platform/access.ts'
import { dayStarts } from '../platform/city-days.ts'
import { type AuditFilter, type EntryRow, readEntries } from './store.ts'

const PAGE = 50
const EXPORT_PAGE = 1000

type Asked = Omit<Input<typeof listAudit>['query'], 'cursor' | 'limit'>

/** A page of the log, the latest first, as far as this person may read it. */
export async function auditPage(
  ctx: Ctx,
  staff: Staff,
  { cursor, limit = PAGE, ...asked }: Input<typeof listAudit>['query'],
): Promise<Reply<typeof listAudit>> {
  const filter = await filterOf(ctx, staff, asked)
  const rows = await readEntries(ctx.db, filter, cursor === undefined ? null : Number(cursor), limit)
  return {
    entries: rows.map(toEntry),
    next: rows.length === limit ? String(rows.at(-1)?.id) : null,
  }
}

const columns = ['at', 'actor', 'login', 'name', 'address', 'action', 'object', 'id', 'detail']

/** The whole log behind a filter as CSV, read page by page as it is sent. */
export async function* auditTable(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  // The mark by which a spreadsheet knows that the letters are UTF-8.
  yield `\uFEFF${csvLine(columns)}`
  let before: number | null = null
  do {
    const rows: readonly EntryRow[] = await readEntries(ctx.db, filter, before, EXPORT_PAGE)
    yield rows.map(toLine).join('')
    before = rows.length === EXPORT_PAGE ? (rows.at(-1)?.id ?? null) : null
  } while (before !== null)
}

/** @throws Problem naming a day that does not exist. */
export async function filterOf(
  ctx: Ctx,
  { roles }: Pick<Staff, 'roles'>,
  { person, action, object, from, until }: Asked,
): Promise<AuditFilter> {
  const { zone } = (await ctx.catalog()).city
  return {
    person,
    action,
    object,
    from: from === undefined ? undefined : dayStarts('from', from, zone, 0),
    until: until === undefined ? undefined : dayStarts('until', until, zone, 1),
    technicalOnly: !extentsOf(roles, 'audit.read').includes('all'),
  }
}

function toEntry({ id, at, actorKind, actor, name, login, address, action, ...row }: EntryRow): AuditEntry {
  return {
    id: String(id),
    at: at.toISOString(),
    actor: { kind: actorKind, id: actor, name, login },
    address,
    action,
    object: { kind: row.objectKind, id: row.object, name: row.objectName },
    detail: entriesOf(row.detail).map(([key, value]) => ({ name: key, value: shown(value) })),
  }
}

function toLine({
  at,
  actorKind,
  login,
  name,
  address,
  action,
  objectKind,
  object,
  detail,
}: EntryRow): string {
  const told = entriesOf(detail).map(([key, value]) => `${key}: ${shown(value)}`)
  return csvLine([
    at.toISOString(),
    actorKind,
    login ?? '',
    name?.ru ?? '',
    address ?? '',
    action,
    objectKind,
    object,
    told.join(', '),
  ])
}

type Detail = EntryRow['detail']

const entriesOf = (detail: Detail) => Object.entries(detail) as [keyof Detail, Detail[keyof Detail]][]

const shown = (value: Detail[keyof Detail]): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '')
