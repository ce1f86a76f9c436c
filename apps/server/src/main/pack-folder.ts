import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateDemo } from '@gorozhanin/infra/city/demo/generate'

export const demoSizes = ['small', 'town', 'city'] as const
export type DemoSize = (typeof demoSizes)[number]

/** Everything that the demo town is made by and of. */
const generator = fileURLToPath(new URL('.', import.meta.resolve('@gorozhanin/infra/city/write-pack')))
/** Lies in the folder and says what made it; not a part of the pack. */
const stampName = '.made-by'

/** A fingerprint of a folder's files, names and contents. What begins with a dot does not count. */
export async function folderVersion(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of await filesIn(folder)) {
    hash.update(`${name}\0`)
    hash.update(
      createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest(),
    )
  }
  return hash.digest('hex').slice(0, 16)
}

/** The folder of the demo town inside `home`, drawn anew when it is missing or its generator has changed. */
export async function demoFolder(home: string, size: DemoSize): Promise<string> {
  const folder = join(home, `demo-${size}`)
  const stamp = join(folder, stampName)
  const print = await folderVersion(generator)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === print) return folder
  await rm(folder, { recursive: true, force: true })
  await generateDemo(folder, size)
  await writeFile(stamp, print)
  return folder
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replace(/^\//, ''))
    .toSorted()
}
