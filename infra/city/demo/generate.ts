import { parseArgs } from 'node:util'
import { writePack } from '../write-pack.ts'
import { drawPack } from './assemble.ts'
import { cityPlan } from './city-plan.ts'
import { smallPlan, townPlan } from './plan.ts'

const sizes = { small: smallPlan, town: townPlan, city: cityPlan } as const
export type DemoSize = keyof typeof sizes

/** Makes the demo town as a pack folder. The same size always makes the same files. */
export async function generateDemo(folder: string, size: DemoSize = 'town'): Promise<void> {
  await writePack(folder, drawPack(sizes[size]()))
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { size: { type: 'string', default: 'town' } },
  })
  const [folder] = positionals
  if (folder === undefined || !(values.size in sizes)) {
    console.error(`usage: node infra/city/demo/generate.ts <folder> [--size ${Object.keys(sizes).join('|')}]`)
    process.exit(2)
  }
  await generateDemo(folder, values.size as DemoSize)
}
