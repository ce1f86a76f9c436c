import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSmsCatcher } from '../messages/sms-catcher.ts'

/**
 * `SMS_PORT=… SMS_DIR=… sms-catcher`: takes every SMS on this machine and keeps it as a file, named so that the newest
 * is the last. Nothing leaves: for the demo and development.
 */
const { SMS_PORT, SMS_DIR } = process.env
if (!SMS_PORT || !SMS_DIR) {
  console.error('SMS_PORT and SMS_DIR must be set')
  process.exit(1)
}
await mkdir(SMS_DIR, { recursive: true })

let caught = 0
const catcher = await startSmsCatcher(Number(SMS_PORT), async ({ to, text }) => {
  caught += 1
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${caught}.txt`
  await writeFile(join(SMS_DIR, name), `${to}\n${text}\n`)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void catcher.close().then(() => process.exit(0)))
