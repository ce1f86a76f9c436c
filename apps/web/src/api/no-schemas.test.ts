import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as stub from './no-schemas.ts'

const domain = join(import.meta.dirname, '../../../../packages/domain/src')

test('every maker of a schema that the domain uses has its stand-in, and no other', async () => {
  const used = new Set<string>()
  const types = ['Static', 'TUnsafe']
  for await (const file of glob('**/*.ts', { cwd: domain })) {
    if (file.endsWith('.test.ts')) continue
    const source = await readFile(join(domain, file), 'utf8')
    if (!source.includes("import * as t from 'typebox'")) continue
    for (const [, name = ''] of source.matchAll(/\bt\.([A-Z]\w+)[(<]/g))
      if (!types.includes(name)) used.add(name)
  }
  expect(Object.keys(stub).toSorted()).toEqual([...used].toSorted())
})
