import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Smaller files would hardly shrink. */
const SMALLEST_BYTES = 1024
const shrinks = /\.(js|css|html|svg|webmanifest)$/

const dist = join(import.meta.dirname, 'dist')

/** Puts a compressed twin beside every file of the build that shrinks: a server sends it as it lies there. */
for (const name of await readdir(dist, { recursive: true })) {
  if (!shrinks.test(name)) continue
  const file = join(dist, name)
  const plain = await readFile(file)
  if (plain.length < SMALLEST_BYTES) continue
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, quality))
  await writeFile(`${file}.gz`, await promisify(gzip)(plain))
}
