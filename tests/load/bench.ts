import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { benchCard } from './bench-card.ts'
import { benchConsole } from './bench-console.ts'
import { benchFiling } from './bench-filing.ts'
import { benchPhotos } from './bench-photos.ts'
import { openBench } from './city.ts'
import { type Figure, printTable } from './figures.ts'

/**
 * Speed as a ratio to a floor measured in the same run: machines differ, ratios hold. Prints a table and writes
 * JSON. `--seconds` shortens or lengthens every measurement.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } })
const seconds = Number(values.seconds)
const bench = await openBench()
try {
  const figures: Figure[] = [
    ...(await benchCard(bench, seconds)),
    ...(await benchConsole(bench, seconds)),
    ...(await benchPhotos(bench)),
    // Last: it leaves tens of thousands of reports behind.
    ...(await benchFiling(bench, seconds)),
  ]
  printTable(figures)
  const folder = new URL('../../.data/bench', import.meta.url).pathname
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/figures.json`, `${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0
} finally {
  await bench.close()
}
