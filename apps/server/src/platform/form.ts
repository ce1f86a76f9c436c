import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FieldFault } from '@gorozhanin/domain/problem-shape'
import { limits } from '@gorozhanin/domain/reports/api'
import type { FastifyRequest } from 'fastify'
import type * as t from 'typebox'
import { checkFields, type RawField } from './form-fields.ts'
import { removeUploads, saveUpload, type TempFile } from './photo-upload.ts'
import { invalid, Problem } from './problem.ts'
import { shown } from './unsafe-input.ts'

/** A multipart form that was read to its end and checked. */
export type Form<Fields extends t.TObject> = {
  readonly fields: t.Static<Fields>
  /** Photos in the order they came, checked by their first bytes only. */
  readonly files: readonly TempFile[]
  /** SHA-256 of the fields and the photos' bytes: equal when the same form is sent again. */
  readonly hash: string
  /** Removes the temporary files. Call it in `finally`. */
  readonly discard: () => Promise<void>
}

type Options<Fields extends t.TObject> = { readonly fields: Fields; readonly tempDir: string }

const photosField = 'photos'
const formBytes = limits.photos * limits.photoBytes + 1024 * 1024
const partLimits = {
  // One byte more than allowed is enough to know that a photo is too large.
  fileSize: limits.photoBytes + 1,
  // Browsers send an empty part for every file input that was left empty.
  files: limits.photos * 2,
  fields: 100,
  fieldSize: 64 * 1024,
  headerPairs: 20,
}

/**
 * Reads a multipart form: fields are converted and checked by `fields`, photos stream to files in `tempDir`.
 *
 * Numbers, booleans and JSON come as text; lists come as JSON or as a field that repeats; an optional field
 * that is empty counts as absent, as browsers send it. Leaves no file behind when it throws.
 *
 * @throws Problem that names every faulty field, or the first photo that cannot be taken.
 */
export async function readForm<const Fields extends t.TObject>(
  request: FastifyRequest,
  { fields: schema, tempDir }: Options<Fields>,
): Promise<Form<Fields>> {
  if (!request.isMultipart()) throw new Problem('request.unsupported')
  const files: TempFile[] = []
  const discard = () => removeUploads(files)
  try {
    limitBody(request)
    const { raw, faults } = await readParts(request, tempDir, files)
    const checked = checkFields(schema, raw)
    if (!checked.ok) throw invalid([...faults, ...checked.faults])
    if (faults.length > 0) throw invalid(faults)
    const { fields } = checked
    const digest = hash('sha256', [canonical(fields), ...files.map((file) => file.sha256)].join('\n'))
    return { fields, files, hash: digest, discard }
  } catch (error) {
    await discard()
    drain(request)
    throw error
  }
}

type Parts = { readonly raw: readonly RawField[]; readonly faults: readonly FieldFault[] }

/** Reads all parts in turn; photos are added to `files` as they come, so that a failure can remove them. */
async function readParts(request: FastifyRequest, tempDir: string, files: TempFile[]): Promise<Parts> {
  const raw: RawField[] = []
  const faults: FieldFault[] = []
  try {
    for await (const part of request.parts({ limits: partLimits })) {
      if (part.type === 'field') {
        raw.push({ name: part.fieldname, value: part.value, cut: part.valueTruncated })
      } else if (part.fieldname === photosField) {
        const file = await saveUpload(part, tempDir, files.length)
        if (file) files.push(file)
      } else {
        faults.push({ field: shown(part.fieldname), code: 'field.additionalProperties' })
        part.file.resume()
      }
    }
  } catch (error) {
    throw formProblem(error)
  }
  return { raw, faults }
}

/** Whatever the parser dislikes is the sender's fault: it meets nothing but their bytes. */
function formProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'FST_FILES_LIMIT') return new Problem('report.too_many_photos')
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') return new Problem('request.too_large')
  return new Problem('request.malformed')
}

/** Parts have limits, but what lies between and after them has none: so the whole body has one too. */
function limitBody({ raw }: FastifyRequest): void {
  const declared = raw.headers['content-length']
  if (Number(declared) > formBytes) throw new Problem('request.too_large')
  if (declared === undefined) destroyAfter(raw, formBytes)
}

/**
 * Reads on after a refusal, into nothing. Browsers send the whole body before they look at the answer, and a
 * socket closed under them would lose it.
 */
function drain({ raw }: FastifyRequest): void {
  raw.unpipe()
  destroyAfter(raw, formBytes)
  raw.resume()
}

function destroyAfter(raw: IncomingMessage, bytes: number): void {
  let left = bytes
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) raw.destroy()
  })
}

/** The same text for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
