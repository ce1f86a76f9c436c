import { parseArgs } from 'node:util'
import { importPack } from './import-pack.ts'

const { values } = parseArgs({
  options: {
    extract: { type: 'string' },
    boundary: { type: 'string' },
    feature: { type: 'string' },
    'name-ru': { type: 'string' },
    'name-en': { type: 'string' },
    zone: { type: 'string' },
    out: { type: 'string' },
  },
})
const { extract, boundary, feature, zone, out, 'name-ru': ru, 'name-en': en } = values
if (!extract || !boundary || !feature || !zone || !out || !ru || !en) {
  console.error(
    'usage: node infra/city/import-osm/import.ts --extract <folder> --boundary <geojson> --feature <name> --name-ru <name> --name-en <name> --zone <IANA zone> --out <folder>',
  )
  process.exit(2)
}

const { notes, counts } = await importPack({ extract, boundary, feature, zone, name: { ru, en } }, out)
for (const { file, feature: which, what, kept } of notes)
  console.log(`${kept ? 'repaired' : 'left out'}  ${file}  ${which}  ${what}`)
console.log(
  Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', '),
)
