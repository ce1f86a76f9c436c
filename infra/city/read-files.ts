import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CalendarDay, type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { type Basemap, basemapLayers } from '@gorozhanin/domain/catalog/pack-basemap'
import { parse } from 'csv-parse/sync'
import type * as t from 'typebox'
import { Compile } from 'typebox/compile'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import { type Fault, fault } from './faults.ts'

type Read = { readonly faults: Fault[]; readonly text: Map<string, string> }

/** Reads every file of a pack and checks its shape. The pack is null while any file cannot be used. */
export async function readFiles(folder: string): Promise<{ pack: CityPack | null; faults: Fault[] }> {
  const read: Read = { faults: [], text: new Map() }
  const files = Object.entries(packFiles).map(([name, { path, schema, required }]) => ({
    name: name as keyof typeof packFiles,
    path,
    schema,
    required,
  }))
  const layers = Object.entries(basemapLayers).map(([name, schema]) => ({
    name,
    path: `basemap/${name}.geojson`,
    schema,
    required: false,
  }))

  const values: Partial<Record<keyof typeof packFiles, unknown>> = {}
  for (const { name, path, schema, required } of files)
    values[name] = await readJson(read, folder, path, schema, required)
  const basemap: Record<string, unknown> = {}
  for (const { name, path, schema } of layers)
    basemap[name] = await readJson(read, folder, path, schema, false)
  const calendar = await readCalendar(read, folder)

  if (read.faults.some(({ code }) => code.startsWith('file.'))) return { pack: null, faults: read.faults }
  // Every file matched its own schema above; the compiler cannot follow that through the table.
  const version = createHash('sha256')
  for (const [path, text] of [...read.text].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    version.update(path).update('\0').update(text)
  const pack = {
    ...values,
    basemap: basemap as Basemap,
    calendar,
    version: version.digest('hex').slice(0, 16),
  }
  return { pack: pack as unknown as CityPack, faults: read.faults }
}

async function readJson(
  read: Read,
  folder: string,
  path: string,
  schema: t.TSchema,
  required: boolean,
): Promise<unknown> {
  const text = await readText(folder, path)
  if (text === null) {
    if (required) read.faults.push(fault('file.missing', path, path))
    return emptyOf(path)
  }
  read.text.set(path, text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    read.faults.push(fault('file.not_json', path, path, String(error)))
    return null
  }
  if (!Compile(schema).Check(value)) read.faults.push(...everyError(() => shapeFaults(path, schema, value)))
  return value
}

async function readText(folder: string, path: string): Promise<string | null> {
  try {
    return await readFile(join(folder, path), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const emptyFiles: Readonly<Record<string, unknown>> = {
  [packFiles.staff.path]: { staff: [] },
  [packFiles.otherBodies.path]: { bodies: [] },
  [packFiles.reasons.path]: {},
  [packFiles.synonyms.path]: { alike: [], means: {} },
  [packFiles.templatesRu.path]: {},
  [packFiles.templatesEn.path]: {},
}

const emptyOf = (path: string) =>
  path.endsWith('.geojson') ? { type: 'FeatureCollection', features: [] } : (emptyFiles[path] ?? null)

/** TypeBox stops after eight errors, for the sake of servers; the author of a pack wants them all. */
function everyError(find: () => Fault[]): Fault[] {
  const { maxErrors } = Settings.Get()
  Settings.Set({ maxErrors: 10_000 })
  try {
    return find()
  } finally {
    Settings.Set({ maxErrors })
  }
}

/** A layer is checked feature by feature, so that one bad feature never hides another. */
function shapeFaults(path: string, schema: t.TSchema, value: unknown): Fault[] {
  const layer = schema as { properties?: { features?: { items: t.TSchema } } }
  const feature = layer.properties?.features?.items
  if (feature && isLayer(value)) {
    const found = value.features.flatMap((each, index) =>
      Value.Check(feature, each) ? [] : plainFaults(path, feature, each, `${featureName(each, index)} `),
    )
    if (found.length > 0) return found
  }
  return plainFaults(path, schema, value, '')
}

function plainFaults(path: string, schema: t.TSchema, value: unknown, prefix: string): Fault[] {
  const errors = Value.Errors(schema, value).filter(({ keyword }) => keyword !== 'anyOf')
  const byPlace = new Map(errors.map((each) => [each.instancePath, each.message]))
  const places = [...byPlace].filter(
    ([place]) => ![...byPlace.keys()].some((other) => other.startsWith(`${place}/`)),
  )
  return places.map(([place, message]) =>
    fault(
      'file.shape',
      path,
      `${prefix}${place || '/'}`,
      message === 'schema is false' ? 'unknown field' : message,
    ),
  )
}

function isLayer(value: unknown): value is { features: unknown[] } {
  return typeof value === 'object' && value !== null && 'features' in value && Array.isArray(value.features)
}

/** A feature by its place in the file and, where it has one, its code. */
export function featureName(feature: unknown, index: number): string {
  const code = (feature as { properties?: { code?: unknown } } | null)?.properties?.code
  return typeof code === 'string' ? `features[${index}] ${code}` : `features[${index}]`
}

async function readCalendar(read: Read, folder: string): Promise<CalendarDay[]> {
  const names = await readdir(join(folder, 'calendar')).catch((): string[] => [])
  const files = names.filter((name) => name.endsWith('.csv')).toSorted()
  if (files.length === 0) read.faults.push(fault('calendar.none', 'calendar', 'calendar'))
  const days: CalendarDay[] = []
  for (const name of files) {
    const path = `calendar/${name}`
    const text = await readFile(join(folder, path), 'utf8')
    read.text.set(path, text)
    days.push(...calendarDays(read, path, text))
  }
  return days
}

function calendarDays({ faults }: Read, path: string, text: string): CalendarDay[] {
  let rows: unknown[]
  try {
    rows = parse(text, { columns: true, skip_empty_lines: true, bom: true })
  } catch (error) {
    faults.push(fault('calendar.line', path, path, String(error)))
    return []
  }
  return rows.flatMap((row, index) => {
    if (Value.Check(CalendarDay, row)) return [row]
    faults.push(fault('calendar.line', path, `line ${index + 2}`, JSON.stringify(row)))
    return []
  })
}
