import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPack } from '@gorozhanin/infra/city/import-osm/import-pack'
import { readPack } from '@gorozhanin/infra/city/validate'
import { loadPack } from '@gorozhanin/server/catalog/commands'
import { expect } from 'vitest'
import { realFile } from '../fixtures/real-data.ts'
import { emptied, openCity, type TestCity } from './city.ts'

/** Снежинск as its map knows it, loaded from the pack in `folder`. */
export type Snezhinsk = {
  readonly city: TestCity
  readonly folder: string
  readonly close: () => Promise<void>
}

/** Imports the extract into a pack and opens a city that holds it. */
export async function openSnezhinsk(time?: string): Promise<Snezhinsk> {
  const city = await openCity(time)
  const folder = await mkdtemp(join(tmpdir(), 'snezhinsk-'))
  await importPack(
    {
      extract: realFile('geo-snezhinsk'),
      boundary: realFile('geo-districts/ru_city_boundaries.geojson'),
      feature: 'Снежинский',
      name: { ru: 'Снежинск', en: 'Snezhinsk' },
      zone: 'Asia/Yekaterinburg',
    },
    folder,
  )
  const { pack, faults } = await readPack(folder)
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
  if (!pack) throw new Error('the pack cannot be read')
  await emptied(city)
  await loadPack(city.ctx, pack, { overwrite: true })
  return {
    city,
    folder,
    close: async () => {
      await city.close()
      await rm(folder, { recursive: true })
    },
  }
}
