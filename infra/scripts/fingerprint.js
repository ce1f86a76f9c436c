import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * A hash over names and contents of files. Folders count with everything in them, except what is built or installed;
 * what does not exist counts as nothing.
 *
 * @param {string} base names are taken relative to it, so that a moved checkout keeps its fingerprints
 * @param {readonly string[]} paths
 */
export function fingerprint(base, paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesIn(join(base, path)))) {
    hash.update(`${relative(base, file)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/**
 * Does `work` unless it was already done for this fingerprint. `stamp` lies inside what the work makes, so that
 * deleting the one forgets the other.
 *
 * @param {string} stamp
 * @param {string} print
 * @param {() => Promise<unknown>} work
 */
export async function unlessDone(stamp, print, work) {
  if (readIfThere(stamp) === print) return
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
}

/**
 * @param {string} path
 * @returns {string[]} sorted, so that the order of a file system does not matter
 */
function filesIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
