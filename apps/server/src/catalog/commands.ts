import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import { audit, system } from '../audit/commands.ts'
import { loadWebhooks } from '../dispatch/commands.ts'
import type { Ctx } from '../main/context.ts'
import type { Tx } from '../platform/database.ts'
import { mergeAreas } from './areas.ts'
import { analyze, type Difference, mergeStaged, stage } from './merge.ts'
import { areaRows, sheetsOf } from './pack-rows.ts'
import { lockCity, readPackVersion, saveCity } from './store.ts'

/** What a load did, table by table. */
export type Loaded = {
  readonly changed: boolean
  readonly differences: Readonly<Record<string, Difference>>
  /** Agencies whose webhook has changed, with the secret that now signs the calls; null where they have ended. */
  readonly webhooks: ReadonlyMap<string, string | null>
}

/** A pack that differs from the city in the database, which nobody allowed to be overwritten. */
export class PackDiffers extends Error {
  readonly differences: Loaded['differences']

  constructor(differences: Loaded['differences']) {
    super('The pack differs from the city in the database')
    this.differences = differences
  }
}

/**
 * Makes the database hold a validated pack, in one transaction. The version that is already there changes
 * nothing. Where another is there and `overwrite` is false, the difference is found and nothing is kept of it.
 *
 * @throws PackDiffers
 */
export function loadPack(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  pack: CityPack,
  { overwrite }: { readonly overwrite: boolean },
): Promise<Loaded> {
  return db.transaction(async (tx) => {
    await lockCity(tx)
    const loaded = await readPackVersion(tx)
    if (loaded === pack.version) return { changed: false, differences: {}, webhooks: new Map() }

    const today = now().toZonedDateTimeISO(pack.city.zone).toPlainDate().toString()
    const poured = await pour(tx, pack, today)
    const webhooks = await loadWebhooks(tx, pack.agencies.agencies)
    const differences = { ...poured, agency_channels: { added: 0, changed: webhooks.size, removed: 0 } }
    if (loaded !== undefined && !overwrite) throw new PackDiffers(differences)

    await saveCity(tx, pack, now())
    const object = { kind: 'city', id: pack.version } as const
    const count = Object.values(differences)
      .flatMap((difference) => Object.values(difference))
      .reduce((sum, rows) => sum + rows, 0)
    await audit(tx, { actor: system, action: 'city.loaded', object, detail: { count } }, now())
    await analyze(tx, ['city', ...Object.keys(differences)])
    return { changed: true, differences, webhooks }
  })
}

async function pour(tx: Tx, pack: CityPack, today: string): Promise<Loaded['differences']> {
  const areas = areaRows(pack)
  await stage(tx, areas)
  const differences: Record<string, Difference> = { [areas.table]: await mergeAreas(tx, today) }
  for (const sheet of sheetsOf(pack, today)) {
    await stage(tx, sheet)
    differences[sheet.table] = await mergeStaged(tx, sheet)
  }
  return differences
}
