import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database.ts'

/** How many rows of a table came, changed and went. */
export type Difference = { readonly added: number; readonly changed: number; readonly removed: number }

/** How a column is written in JSON, and how it is read from there. */
const kinds = {
  text: { json: 'text', read: (column: SQL) => column },
  integer: { json: 'integer', read: (column: SQL) => column },
  boolean: { json: 'boolean', read: (column: SQL) => column },
  date: { json: 'date', read: (column: SQL) => column },
  jsonb: { json: 'jsonb', read: (column: SQL) => column },
  geometry: { json: 'text', read: (column: SQL) => sql`ST_GeomFromGeoJSON(${column})` },
  multi: { json: 'text', read: (column: SQL) => sql`ST_Multi(ST_GeomFromGeoJSON(${column}))` },
} as const

/** Rows of a pack on their way to a table. Geometry is GeoJSON text. */
export type Incoming = {
  readonly table: string
  readonly columns: Readonly<Record<string, keyof typeof kinds>>
  /** Columns that the database computes from the others. */
  readonly computed?: Readonly<Record<string, SQL>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** Incoming rows that a table is made equal to. */
export type Sheet = Incoming & {
  readonly key: readonly string[]
  /** What becomes of rows that the pack lacks: those that reports speak of are made inactive. */
  readonly missing: 'delete' | 'retire'
}

const ROWS_AT_ONCE = 5_000

/** Puts the rows of a sheet into the temporary table `incoming_<table>`, thousands a statement. */
export async function stage(tx: Tx, { table, columns, computed = {}, rows }: Incoming): Promise<void> {
  const incoming = incomingName(table)
  await tx.execute(
    sql`create temp table ${incoming} on commit drop as select * from ${sql.identifier(table)} limit 0`,
  )
  const fields = Object.entries(columns).map(([name, kind]) => ({
    name: sql.identifier(name),
    ...kinds[kind],
  }))
  const values = fields.map(({ name, read }) => read(sql`x.${name}`))
  const shape = fields.map(({ name, json }) => sql`${name} ${sql.raw(json)}`)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))
    await tx.execute(sql`
      insert into ${incoming} (${list(Object.keys(columns))})
      select ${commas(values)} from json_to_recordset(${some}::json) as x(${commas(shape)})`)
  }
  for (const [name, value] of Object.entries(computed)) {
    await tx.execute(sql`update ${incoming} set ${sql.identifier(name)} = ${value}`)
  }
  await tx.execute(sql`analyze ${incoming}`)
}

/** Makes a table equal to what was staged for it and touches only rows that differ. */
export async function mergeStaged(tx: Tx, sheet: Sheet): Promise<Difference> {
  const table = sql.identifier(sheet.table)
  const names = Object.keys({ ...sheet.columns, ...sheet.computed })
  const { rows } = await tx.execute<{ added: number; changed: number }>(sql`
    with written as (
      insert into ${table} (${list(names)})
      select ${list(names)} from ${incomingName(sheet.table)}
      on conflict (${list(sheet.key)}) do update
         set ${commas(names.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`))}
       where (${list(names, sheet.table)}) is distinct from (${list(names, 'excluded')})
      returning xmax = 0 as added
    )
    select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed
      from written`)
  const missing = sql`not exists (
    select from ${incomingName(sheet.table)} i where (${list(sheet.key, 'i')}) = (${list(sheet.key, sheet.table)}))`
  const { rowCount } = await tx.execute(
    sheet.missing === 'retire'
      ? sql`update ${table} set active = false where active and ${missing}`
      : sql`delete from ${table} where ${missing}`,
  )
  return { added: rows[0]?.added ?? 0, changed: rows[0]?.changed ?? 0, removed: rowCount ?? 0 }
}

/** Tells the planner how large the tables are now; until then it takes the ground under a pin for a long search. */
export async function analyze(tx: Tx, tables: readonly string[]): Promise<void> {
  await tx.execute(sql`analyze ${list(tables)}`)
}

function incomingName(table: string): SQL {
  return sql`${sql.identifier(`incoming_${table}`)}`
}

function list(names: readonly string[], of?: string): SQL {
  return commas(
    names.map((name) => (of ? sql`${sql.identifier(of)}.` : sql``).append(sql`${sql.identifier(name)}`)),
  )
}

function commas(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `)
}
