import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import * as t from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Value } from 'typebox/value'
import { findUnsafe, shown } from './unsafe-input.ts'

/** One text part of a form. `cut` says that it was longer than a field may be. */
export type RawField = { readonly name: string; readonly value: unknown; readonly cut: boolean }

type Checked<Fields extends t.TObject> =
  | { readonly ok: true; readonly fields: t.Static<Fields> }
  | { readonly ok: false; readonly faults: readonly FieldFault[] }

const validators = new WeakMap<t.TObject, Validator>()
const deepestJson = 4

/** Converts the text parts of a form into what `schema` describes, or names every field that is not right. */
export function checkFields<Fields extends t.TObject>(
  schema: Fields,
  raw: readonly RawField[],
): Checked<Fields> {
  const { fields, faults } = gather(schema, raw)
  for (const [name, value] of Object.entries(fields)) {
    const fault = findUnsafe(value, name, deepestJson)
    if (fault) faults.push(fault)
  }
  if (faults.length === 0 && validatorOf(schema).Check(fields))
    return { ok: true, fields: fields as t.Static<Fields> }

  const named = new Set(faults.map((fault) => fault.field.split('.')[0]))
  const more = Object.entries(schema.properties)
    .filter(([name]) => !named.has(name))
    .flatMap(([name, property]) => faultsOf(name, property, fields[name]))
  return { ok: false, faults: [...faults, ...more] }
}

type Gathered = { readonly fields: Record<string, unknown>; readonly faults: FieldFault[] }

function gather(schema: t.TObject, raw: readonly RawField[]): Gathered {
  const fields: Record<string, unknown> = {}
  const faults: FieldFault[] = []
  for (const { name, value, cut } of raw) {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (!property) faults.push({ field: shown(name), code: 'field.additionalProperties' })
    else if (cut) faults.push({ field: name, code: 'field.maxLength' })
    else if (value === '' && t.IsOptional(property)) continue
    else if (t.IsArray(property)) fields[name] = [...((fields[name] as unknown[]) ?? []), ...toList(value)]
    else if (name in fields) faults.push({ field: name, code: 'field.repeated' })
    else fields[name] = typeof value === 'string' ? convert(property, value) : value
  }
  return { fields, faults }
}

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** What the text means for the property; text that means nothing stays as it is, for the schema to refuse. */
function convert(property: t.TSchema, text: string): unknown {
  if (t.IsNumber(property) || t.IsInteger(property)) return decimal.test(text) ? Number(text) : text
  if (t.IsBoolean(property)) return text === 'true' ? true : text === 'false' ? false : text
  if (t.IsObject(property) || t.IsRecord(property)) return parseOrKeep(text)
  // Browsers send every line break of a field as CR LF.
  return text.replaceAll('\r\n', '\n')
}

function toList(value: unknown): readonly unknown[] {
  const list = typeof value === 'string' && value.startsWith('[') ? parseOrKeep(value) : value
  return Array.isArray(list) ? list : [list]
}

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function validatorOf(schema: t.TObject): Validator {
  const validator = validators.get(schema) ?? Compile(schema)
  validators.set(schema, validator)
  return validator
}

/** Faults of one property, one a path. Properties are checked one by one because TypeBox stops after eight errors. */
function faultsOf(name: string, property: t.TSchema, value: unknown): readonly FieldFault[] {
  if (value === undefined) return t.IsOptional(property) ? [] : [{ field: name, code: 'field.required' }]
  const faults = new Map<string, FieldFault>()
  for (const { keyword, instancePath, message } of Value.Errors(property, value)) {
    const field = name + instancePath.replaceAll('/', '.')
    // Of a union's errors the one about the union itself comes last and says most.
    if (!faults.has(field) || keyword === 'anyOf')
      faults.set(field, { field, code: `field.${keyword}`, message })
  }
  return [...faults.values()]
}
