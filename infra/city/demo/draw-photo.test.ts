import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Catalogue } from '@gorozhanin/domain/catalog/pack-categories'
import { expect, test } from 'vitest'
import { drawnGroups, drawPhoto } from './draw-photo.ts'

test('every group of the catalogue has a scene of its own', async () => {
  const file = join(import.meta.dirname, '../catalogue/categories.json')
  const { groups } = JSON.parse(await readFile(file, 'utf8')) as Catalogue
  expect(drawnGroups.toSorted()).toEqual(groups.map(({ code }) => code).toSorted())
})

test.each(drawnGroups)(
  'a drawing of %s is marked, repeats itself by its seed and shows the work done',
  (group) => {
    const before = drawPhoto({ group, seed: 7, after: false })
    expect(before).toContain('демо')
    expect(drawPhoto({ group, seed: 7, after: false })).toBe(before)
    expect(drawPhoto({ group, seed: 8, after: false })).not.toBe(before)
    expect(drawPhoto({ group, seed: 7, after: true })).not.toBe(before)
  },
)
