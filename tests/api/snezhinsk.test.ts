import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Found } from '@gorozhanin/domain/map/api'
import { importPack } from '@gorozhanin/infra/city/import-osm/import-pack'
import { readPack } from '@gorozhanin/infra/city/validate'
import { loadPack } from '@gorozhanin/server/catalog/commands'
import { emptyDatabase } from '@gorozhanin/server/main/empty-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, fileOne, picture } from '../support/people.ts'
import { readTile, tileAt } from '../support/tiles.ts'

const data = process.env.CITY_DATA ?? resolve(import.meta.dirname, '../../../shared/data')
const isHere = existsSync(join(data, 'geo-snezhinsk'))
if (!isHere) console.log(`Снежинск is not tested: no data in ${data}`)

if (process.env.CI === 'true') {
  test('the data of a real city is there', () => {
    expect(isHere).toBe(true)
  })
}

if (isHere) {
  describe('Снежинск, imported from a map', () => {
    let city: TestCity
    let folder: string

    beforeAll(async () => {
      city = await openCity('2026-11-02T10:00')
      folder = await mkdtemp(join(tmpdir(), 'snezhinsk-'))
      await importPack(
        {
          extract: join(data, 'geo-snezhinsk'),
          boundary: join(data, 'geo-districts/ru_city_boundaries.geojson'),
          feature: 'Снежинский',
          name: { ru: 'Снежинск', en: 'Snezhinsk' },
          zone: 'Asia/Yekaterinburg',
        },
        folder,
      )
      const { pack, faults } = await readPack(folder)
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
      if (!pack) throw new Error('the pack cannot be read')
      await emptyDatabase(city.ctx.db)
      await loadPack(city.ctx, pack, { overwrite: true })
    }, 120_000)
    afterAll(async () => {
      await rm(folder, { recursive: true })
      await city.close()
    })

    async function find(q: string): Promise<{ lon: number; lat: number; label: string }> {
      const { body } = await ask<{ found: Found[] }>(city, 'GET', `/search?q=${encodeURIComponent(q)}`)
      const { label = '', lon, lat } = body.found[0] ?? {}
      return { label, lon: lon ?? 0, lat: lat ?? 0 }
    }

    /** Agencies of a type whose area in the file holds a point, found without the database. */
    async function agenciesAt(
      serviceType: string,
      { lon, lat }: { lon: number; lat: number },
    ): Promise<string[]> {
      const { features }: { features: Area[] } = JSON.parse(
        await readFile(join(folder, 'areas.geojson'), 'utf8'),
      )
      return features
        .filter(
          ({ properties, geometry }) => properties.serviceType === serviceType && holds(geometry, lon, lat),
        )
        .map(({ properties }) => properties.agency)
    }

    // Filed on Monday, 2 November 2026, at ten; Wednesday the 4th is a holiday.
    test.each([
      [
        'pothole-road',
        'road',
        { pothole_size: 'under-15cm', is_dangerous: false },
        '2026-11-09T18:59:59.000Z',
      ], // 4 working days: the 3rd, 5th, 6th and 9th
      ['yard-cleaning', 'uk', {}, '2026-11-05T18:59:59.000Z'], // 2 working days: the 3rd and 5th
    ])(
      '%s at улица Ломинского, 39 goes to the agency whose area covers the house',
      async (category, type, details, due) => {
        const { label, ...house } = await find('Ломинского 39')
        expect(label).toBe('улица Ломинского, 39')
        const [covering, ...others] = await agenciesAt(type, house)
        expect(others).toEqual([])

        const filed = await fileOne(
          city,
          { category, text: 'Проверка настоящего города', ...house, details },
          [await picture()],
        )
        expect(filed.agency.code).toBe(covering)
        expect(new Date(filed.dueAt ?? '').toISOString()).toBe(due)
      },
    )

    test('every house inside the boundary has exactly one УК', async () => {
      const { rows } = await city.ctx.db.$client.query(
        `select count(*)::int as houses,
              count(*) filter (where (select count(distinct agency) from service_areas
                                       where service_type = 'uk' and ST_Covers(shape, place)) = 1
                                 and uk is not null)::int as managed
         from houses, city where ST_Covers(boundary, place)`,
      )
      expect(rows[0].houses).toBeGreaterThan(1500)
      expect(rows[0].managed).toBe(rows[0].houses)
    })

    test('its streets, houses and lakes are the ground of the map', async () => {
      const near = await readTile(city, `city/${tileAt(14, await find('улица Ломинского'))}`)
      expect(near.building?.length).toBeGreaterThan(100)
      expect(near.road?.map(({ name_ru }) => name_ru)).toContain('улица Ломинского')
      const far = await readTile(city, `city/${tileAt(12, { lon: 60.73, lat: 56.085 })}`)
      expect(far.water?.some(({ kind }) => kind === 'lake')).toBe(true)
    })
  })
}

type Area = {
  readonly properties: { readonly serviceType: string; readonly agency: string }
  readonly geometry: { readonly type: string; readonly coordinates: unknown[] }
}
type Ring = readonly (readonly [number, number])[]

/** Whether a ray from the point to the east crosses the outlines an odd number of times; holes count by themselves. */
function holds({ type, coordinates }: Area['geometry'], lon: number, lat: number): boolean {
  const rings = (type === 'Polygon' ? coordinates : coordinates.flat(1)) as Ring[]
  const crossings = rings.flatMap((ring) =>
    ring.filter(([x1, y1], index) => {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1]
      return y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1
    }),
  )
  return crossings.length % 2 === 1
}
