import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { freePort } from './ports.ts'
import { until } from './until.ts'

/** A Redis of one's own that keeps nothing on disk, to be flushed and killed without harm to other tests. */
export type RedisServer = {
  readonly url: string
  /** Without a chance to say goodbye. */
  readonly kill: () => Promise<void>
  /** On the same port again, remembering nothing. */
  readonly start: () => Promise<void>
}

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  let server: ChildProcess

  const start = async () => {
    const options = { bind: '127.0.0.1', port: String(port), save: '', appendonly: 'no', dir: tmpdir() }
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
    server = spawn('redis-server', words, { stdio: 'ignore' })
    await until(() => answers(port))
  }
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }

  process.once('exit', () => server.kill('SIGKILL'))
  await start()
  return { url: `redis://127.0.0.1:${port}`, kill, start }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
