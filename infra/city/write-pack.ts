import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packFiles } from '@gorozhanin/domain/catalog/pack'
import { basemapLayers } from '@gorozhanin/domain/catalog/pack-basemap'
import type { DrawnPack } from './demo/assemble.ts'

const here = import.meta.dirname
const catalogueFolder = join(here, 'catalogue')
const calendarFolder = join(here, 'calendar')

/** Writes a pack as a folder, with the default catalogue and the official calendar beside what was drawn. */
export async function writePack(folder: string, pack: DrawnPack): Promise<void> {
  await mkdir(join(folder, 'basemap'), { recursive: true })
  const { basemap, ...rest } = pack
  const files = Object.entries(rest)
    .filter(([name]) => name !== 'staff' || rest.staff.staff.length > 0)
    .map(([name, content]) => [packFiles[name as keyof typeof rest].path, content] as const)
  const layers = Object.keys(basemapLayers).map(
    (name) => [`basemap/${name}.geojson`, basemap[name as keyof typeof basemap]] as const,
  )
  await Promise.all([...files, ...layers].map(([path, content]) => writeJson(join(folder, path), content)))
  for (const { path } of [packFiles.catalogue, packFiles.synonyms])
    await cp(join(catalogueFolder, path), join(folder, path))
  await copyCalendar(join(folder, 'calendar'))
}

async function copyCalendar(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const years = (await readdir(calendarFolder)).filter((name) => name.endsWith('.csv'))
  await Promise.all(years.map((name) => cp(join(calendarFolder, name), join(folder, name))))
}

/** A layer has a feature a line, so that a person can find one and compare two versions. */
async function writeJson(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, isLayer(content) ? layerText(content) : `${JSON.stringify(content, null, 2)}\n`)
}

type Layer = { readonly type: string; readonly features: readonly unknown[] }

function isLayer(content: unknown): content is Layer {
  return typeof content === 'object' && content !== null && 'features' in content
}

function layerText({ type, features }: Layer): string {
  const lines = features.map((each) => JSON.stringify(each)).join(',\n')
  return `{"type":${JSON.stringify(type)},"features":[\n${lines}\n]}\n`
}
