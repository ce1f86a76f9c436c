import { setWebhook } from '../dispatch/commands.ts'
import { openDatabase } from '../platform/database.ts'
import { databaseUrlOrExit } from './config.ts'

/** `webhook <agency> <address | none>`: where an agency's system is told of its reports. Prints the new secret once. */
const [agency, url] = process.argv.slice(2)
if (!agency || !url) {
  console.error('webhook <agency> <address | none>')
  process.exit(1)
}
const db = openDatabase(databaseUrlOrExit(), 1, () => {})
try {
  const secret = await setWebhook(db, agency, url === 'none' ? null : url)
  const told = secret ? `The secret that signs the calls: ${secret}` : 'The agency is not called any more.'
  process.stdout.write(`${told}\n`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
} finally {
  await db.$client.end()
}
