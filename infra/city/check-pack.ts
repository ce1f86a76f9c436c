import { isError } from './faults.ts'
import { readPack } from './validate.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node infra/city/check-pack.ts <folder>')
  process.exit(2)
}

const { pack, faults } = await readPack(folder)
for (const { severity, file, where, code, found, message } of faults)
  console.log(`${severity}  ${file}  ${where}  ${code}  ${message.ru}${found && `: ${found}`}`)

const errors = faults.filter(isError).length
const name = pack ? `${pack.city.name.ru}, ${pack.version}` : folder
console.log(`${name}: ${errors} errors, ${faults.length - errors} warnings`)
process.exitCode = errors > 0 ? 1 : 0
