import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/**
 * `MAIL_PORT=… MAIL_DIR=… mail-catcher`: takes every letter on this machine and keeps it as a file, named so that the
 * newest is the last. Nothing leaves: for the demo and development.
 */
const { MAIL_PORT, MAIL_DIR } = process.env
if (!MAIL_PORT || !MAIL_DIR) {
  console.error('MAIL_PORT and MAIL_DIR must be set')
  process.exit(1)
}
await mkdir(MAIL_DIR, { recursive: true })

let caught = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    keep(stream).then(() => done(), done)
  },
})
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.listen(Number(MAIL_PORT), '127.0.0.1')
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => server.close(() => process.exit(0)))

async function keep(letter: NodeJS.ReadableStream): Promise<void> {
  const bytes = await buffer(letter)
  caught += 1
  const name = `${new Date().toISOString().replaceAll(':', '-')}-${caught}.eml`
  await writeFile(join(MAIL_DIR ?? '', name), bytes)
}
