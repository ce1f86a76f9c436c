import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Config } from '@gorozhanin/server/main/config'

const program = fileURLToPath(import.meta.resolve('@gorozhanin/server/main/worker'))

/** The worker as it runs in production: a process of its own. */
export function startWorker(config: Config): ChildProcess {
  const worker = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,

      DATABASE_URL: config.databaseUrl,
      REDIS_URL: config.redisUrl,
      STORAGE_DIR: config.storageDir,
      SESSION_SECRET: config.sessionSecret,
      FOLLOW_SECRET: config.followSecret,
      LOG_LEVEL: config.logLevel,
    },
  })
  process.once('exit', () => worker.kill('SIGKILL'))
  return worker
}

/** Sends the signal and gives what the process ended with: its exit code, or the signal that killed it. */
export async function end(worker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string> {
  const ended = once(worker, 'exit')
  worker.kill(signal)
  const [code, killedBy] = await ended
  return killedBy ?? code
}
