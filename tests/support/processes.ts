import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Config } from '@gorozhanin/server/main/config'
import { freePort } from './ports.ts'
import { until } from './until.ts'

const root = new URL('../..', import.meta.url).pathname

export type Served = {
  readonly address: string
  readonly pid: number
  /** Sends the signal, SIGTERM unless said, and gives what the process ended with: its exit code or that signal. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | string | null>
}

/**
 * Starts the API on the port of `env`, or on a free one, and waits until it answers.
 *
 * @throws Error at once when the process ends before that; it has said why by then.
 */
export async function startApi(env: NodeJS.ProcessEnv): Promise<Served> {
  const port = env.PORT ?? (await freePort())
  const address = `http://localhost:${port}`
  const child = start(['apps/server/src/main/api.ts'], { ...env, PORT: String(port), PUBLIC_URL: address })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the API ended with ${code}`)
  })
  const answers = () =>
    fetch(`${address}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  await Promise.race([until(answers, 60), ended])
  return { address, pid: child.pid ?? 0, stop: (signal) => stop(child, signal) }
}

/** Starts the worker as it runs in production: a process of its own. */
export function startWorker(env: NodeJS.ProcessEnv): Served {
  const child = start(
    ['--max-semi-space-size=8', '--heap-growing-percent=60', 'apps/server/src/main/worker.ts'],
    env,
  )
  return { address: '', pid: child.pid ?? 0, stop: (signal) => stop(child, signal) }
}

/** The workers of a test's installation, each a process of its own. */
export type Workers = {
  readonly start: (config: Config) => Served
  /** Ends those that still run, without a chance to say goodbye. */
  readonly kill: () => Promise<void>
}

export function workersOfTest(): Workers {
  const started: Served[] = []
  return {
    start: (config) => {
      const worker = startWorker(envOf(config))
      started.push(worker)
      return worker
    },
    kill: async () => {
      for (const worker of started.splice(0)) await worker.stop('SIGKILL')
    },
  }
}

/** The environment of a process that works for the installation of a test. */
export function envOf(config: Config): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATABASE_URL: config.databaseUrl,
    REDIS_URL: config.redisUrl,
    STORAGE_DIR: config.storageDir,
    SESSION_SECRET: config.sessionSecret,
    FOLLOW_SECRET: config.followSecret,
    LOG_LEVEL: config.logLevel,
    ...(config.smtpUrl !== null && { SMTP_URL: config.smtpUrl }),
    ...(config.smsGateway !== null && { SMS_GATEWAY: JSON.stringify(config.smsGateway) }),
  }
}

/** Starts a script that prints its address on its first line. */
export async function startScript(script: string, env: NodeJS.ProcessEnv): Promise<Served> {
  const child = start([script], env, 'pipe')
  const [address] = await once(createInterface({ input: child.stdout ?? process.stdin }), 'line')
  return { address: String(address), pid: child.pid ?? 0, stop: (signal) => stop(child, signal) }
}

/** Runs a script to its end. */
export async function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = start([script, ...args], env)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
}

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs a script to its end, however that is, and gives what it said. */
export async function ended(script: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, stdout, stderr }
}

function start(
  program: readonly string[],
  env: NodeJS.ProcessEnv,
  stdout: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const child = spawn(process.execPath, program, {
    cwd: root,
    env,
    stdio: ['ignore', stdout, 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | string | null> {
  const running = child.exitCode === null && child.signalCode === null
  if (running) {
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return child.signalCode ?? child.exitCode
}
