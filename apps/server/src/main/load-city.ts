import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import type { StaffAccount } from '@gorozhanin/domain/catalog/pack-agencies'
import { type Fault, isError } from '@gorozhanin/infra/city/faults'
import { readPack } from '@gorozhanin/infra/city/validate'
import { type Loaded, loadPack, PackDiffers } from '../catalog/commands.ts'
import { readPackVersion } from '../catalog/store.ts'
import { upsertDemoStaff } from '../people/commands.ts'
import { reports } from '../reports/tables.ts'
import { configOrExit, ownerUrlOrExit } from './config.ts'
import type { Ctx } from './context.ts'
import { fileDemoReports } from './demo-reports.ts'
import { emptyDatabase } from './empty-database.ts'
import { openContext } from './open.ts'
import { type DemoSize, demoFolder, demoSizes, folderVersion } from './pack-folder.ts'

type Wishes = {
  /** The folder of a pack; null for the demo town. */
  readonly pack: string | null
  readonly size: DemoSize
  /** Begin with an empty database. */
  readonly fresh: boolean
  /** Overwrite the city although reports speak of it. */
  readonly force: boolean
}

/** What a person asked for cannot be done; the message says why. */
class Refused extends Error {}

/** Brings the wished city into the database. The city that is there already is recognised without reading it. */
async function loadCity(ctx: Ctx, { pack, size, fresh, force }: Wishes): Promise<void> {
  if (fresh) await emptied(ctx)
  const folder = pack ?? (await timed('Рисую город', () => demoFolder(ctx.config.storageDir, size)))
  const version = await folderVersion(folder)
  if ((await readPackVersion(ctx.db)) === version) say('Город уже загружен')
  else await loadFrom(ctx, folder, version, force)
  if (pack) return
  await openDemoAccounts(ctx, folder)
  await liveThroughDemo(ctx, folder)
}

async function emptied({ config, db }: Ctx): Promise<void> {
  if (config.production) throw new Refused('--fresh: в работающем городе данные не стирают')
  await timed('Стираю прежние данные', () => emptyDatabase(db))
}

async function loadFrom(ctx: Ctx, folder: string, version: string, force: boolean): Promise<void> {
  const pack = await timed('Проверяю пакет города', () => soundPack(folder))
  const overwrite = force || (await ctx.db.$count(reports)) === 0
  try {
    const { differences, webhooks } = await timed('Загружаю город', () =>
      loadPack(ctx, { ...pack, version }, { overwrite }),
    )
    sayDifferences(differences)
    sayWebhooks(webhooks)
  } catch (error) {
    if (!(error instanceof PackDiffers)) throw error
    sayDifferences(error.differences)
    say('Пакет отличается от города в базе, где уже есть сообщения: ничего не изменено.')
    say('С --force город станет таким, как в пакете; с --fresh всё начнётся заново.')
  }
}

/** @throws Refused when the pack has errors; each is printed with its file and place. */
async function soundPack(folder: string): Promise<CityPack> {
  const { pack, faults } = await readPack(folder)
  for (const fault of faults) say(toLine(fault))
  if (!pack || faults.some(isError)) throw new Refused(`${folder}: в пакете есть ошибки, он не загружен`)
  return pack
}

function toLine({ severity, file, where, message, found }: Fault): string {
  const mark = severity === 'error' ? '✗' : '!'
  return `${mark} ${file}: ${where}: ${message.ru}${found === '' ? '' : ` (${found})`}`
}

/** The pack was validated when it was loaded, so its accounts are read as they are. */
async function openDemoAccounts(ctx: Ctx, folder: string): Promise<void> {
  const { demoPassword, production } = ctx.config
  if (production || demoPassword === null) return
  const { staff }: { staff: readonly StaffAccount[] } = JSON.parse(
    await readFile(join(folder, packFiles.staff.path), 'utf8'),
  )
  await timed('Открываю учётные записи', () => upsertDemoStaff(ctx, staff, demoPassword))
}

/** Three months of reports, made once: a demo town that nobody has written to yet. */
async function liveThroughDemo(ctx: Ctx, folder: string): Promise<void> {
  if (ctx.config.production || ctx.config.demoPassword === null) return
  if ((await ctx.db.$count(reports)) > 0) return
  await timed('Проживаю три месяца города', async () => {
    const demo = await soundPack(folder)
    await fileDemoReports(ctx, demo, (share) => say(`  ${Math.round(share * 100)} %`))
  })
}

function sayDifferences(differences: Loaded['differences']): void {
  for (const [table, { added, changed, removed }] of Object.entries(differences))
    if (added + changed + removed > 0) say(`  ${table}: +${added} ~${changed} −${removed}`)
}

/** A secret is shown this once: the database keeps it, the pack does not. */
function sayWebhooks(webhooks: Loaded['webhooks']): void {
  for (const [agency, secret] of webhooks)
    say(
      secret === null
        ? `Служба ${agency} больше не вызывается`
        : `Секрет, которым подписаны вызовы службы ${agency}: ${secret}`,
    )
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedMs = performance.now()
  const result = await work()
  say(`${what}: ${((performance.now() - startedMs) / 1000).toFixed(1)} с`)
  return result
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** @throws Refused with the words that are understood. */
function readWishes(): Wishes {
  try {
    const { values } = parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        size: { type: 'string', default: 'town' },
        pack: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        force: { type: 'boolean', default: false },
      },
    })
    const { demo, pack = null, fresh, force } = values
    const size = demoSizes.find((one) => one === values.size)
    if (size && demo === (pack === null)) return { pack: pack && resolve(pack), size, fresh, force }
  } catch {
    // Unknown words are answered like impossible ones.
  }
  throw new Refused(
    `load-city.ts --demo [--size ${demoSizes.join('|')}] | --pack <folder> [--fresh] [--force]`,
  )
}

if (import.meta.main) {
  // Only the owner may empty tables and refresh what the planner knows of them.
  const ctx = await openContext({ ...configOrExit(), databaseUrl: ownerUrlOrExit() })
  try {
    await loadCity(ctx, readWishes())
  } catch (error) {
    console.error(error instanceof Refused ? error.message : error)
    process.exitCode = 1
  } finally {
    await ctx.close()
  }
}
