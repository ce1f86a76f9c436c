import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { benchCard } from './bench-card.ts'
import { benchClocks } from './bench-clocks.ts'
import { benchConsole } from './bench-console.ts'
import { benchFigures } from './bench-figures.ts'
import { benchFiling } from './bench-filing.ts'
import { benchFilingPhone } from './bench-filing-phone.ts'
import { benchLighthouse } from './bench-lighthouse.ts'
import { benchPhotos } from './bench-photos.ts'
import { benchSearch } from './bench-search.ts'
import { benchSimilar } from './bench-similar.ts'
import { benchTiles } from './bench-tiles.ts'
import { benchVisit } from './bench-visit.ts'
import { openBench } from './city.ts'
import { type Figure, printTable } from './figures.ts'

/** Filing is the last: it leaves tens of thousands of reports behind. */
const parts = {
  card: benchCard,
  console: benchConsole,
  visit: benchVisit,
  lighthouse: benchLighthouse,
  'filing-phone': benchFilingPhone,
  photos: benchPhotos,
  search: benchSearch,
  clocks: benchClocks,
  figures: benchFigures,
  tiles: benchTiles,
  similar: benchSimilar,
  filing: benchFiling,
}

/**
 * Speed as a ratio to a floor measured in the same run: machines differ, ratios hold. Prints a table and writes
 * JSON. `--seconds` shortens or lengthens every measurement, `--only card,console` picks some of them.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, only: { type: 'string' } },
})
const wanted = values.only?.split(',') ?? Object.keys(parts)
const bench = await openBench()
try {
  const figures: Figure[] = []
  for (const [name, measure] of Object.entries(parts))
    if (wanted.includes(name)) figures.push(...(await measure(bench, Number(values.seconds))))
  printTable(figures)
  const folder = new URL('../../.data/bench', import.meta.url).pathname
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/figures.json`, `${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = figures.some(({ holds }) => holds === false) ? 1 : 0
} finally {
  await bench.close()
}
