import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Words of their own areas, by the beginning of their names, and the folders of the pages that bring them. */
const kept = [
  // Staff have an account too, and words of their own for it under the same names.
  {
    words: await keysOf('account'),
    folders: ['city/account', 'city/consents', 'city/report', 'console/account'],
  },
  { words: await keysOf('filing'), folders: ['city/filing', 'city/report', 'city/remarks', 'city/support'] },
  { words: await keysOf('report'), folders: ['city/report', 'city/remarks'] },
  { words: await keysOf('figures'), folders: ['city/figures'] },
]
const src = join(import.meta.dirname, '..')

async function keysOf(file: string): Promise<readonly string[]> {
  const parts: Record<string, object> = await import(`./ru/${file}.ts`)
  return Object.values(parts).flatMap((words) => Object.keys(words))
}

/** Words that a file names: whole, or the beginning of those it puts together. */
function namedIn(code: string): readonly string[] {
  return [...code.matchAll(/['`]([a-z_]+(?:\.[a-z_]+)*\.)(?:([a-z_]+)['`]|\$\{)/g)].map(
    ([, start, rest = '']) => `${start}${rest}`,
  )
}

test('words are used only where their area is opened', async () => {
  const strays: string[] = []
  for (const file of await readdir(src, { recursive: true })) {
    if (!/\.tsx?$/.test(file) || /\.test\./.test(file) || file.startsWith('words/')) continue
    const named = namedIn(await readFile(join(src, file), 'utf8'))
    for (const { words, folders } of kept)
      if (!folders.some((folder) => file.startsWith(`${folder}/`)))
        for (const name of named)
          if (words.some((word) => (name.endsWith('.') ? word.startsWith(name) : word === name)))
            strays.push(`${file}: ${name}`)
  }
  expect(strays).toEqual([])
})
