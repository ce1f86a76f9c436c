import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Answer, Measured, Rendered, Task } from './photo-decoder-process.ts'
import { storageProblem } from './photo-storage.ts'
import { Problem } from './problem.ts'

/** The process ended before it answered: perhaps by this task, perhaps by another one beside it. */
export class DecoderGone extends Error {}

export type DecoderChild = {
  /**
   * Starts the process where none runs.
   *
   * @throws Problem that the process gave; `report.photo_broken` after `limitMs`, which ends the process too.
   * @throws DecoderGone when the process died.
   */
  readonly ask: ((task: Task & { name: 'measure' }) => Promise<Measured>) &
    ((task: Task & { name: 'render' }) => Promise<Rendered>)
  readonly stop: () => Promise<void>
}

type Running = { readonly child: ChildProcess; readonly waiting: Map<number, PromiseWithResolvers<never>> }

/** A process that runs `script` and speaks `Task` and `Answer`; it inherits no variable, so no secret. */
export function decoderChild(script: URL, limitMs: number): DecoderChild {
  let running: Running | null = null
  let stopped = false
  let lastId = 0

  function start(): Running {
    const child = fork(script, {
      // With more of glibc's arenas the process takes half as much memory again.
      env: { MALLOC_ARENA_MAX: '2' },
      execArgv: ['--max-old-space-size=64'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const waiting: Running['waiting'] = new Map()
    const started = { child, waiting }
    const lose = (reason: Error) => {
      forget(started)
      for (const { reject } of waiting.values()) reject(reason)
    }
    child.on('error', (cause) => lose(storageProblem(cause)))
    child.on('exit', () => lose(new DecoderGone()))
    child.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id)
      if ('result' in answer) asked?.resolve(answer.result as never)
      else asked?.reject(Object.assign(new Problem(answer.fault), { cause: answer.cause }))
    })
    return started
  }

  function forget(lost: Running): void {
    if (running === lost) running = null
  }

  async function ask(task: Task): Promise<never> {
    if (stopped) throw new Problem('server.unavailable', { retryAfterSeconds: 10 })
    running ??= start()
    const { child, waiting } = running
    const id = ++lastId
    const answer = Promise.withResolvers<never>()
    waiting.set(id, answer)
    const timer = setTimeout(
      (overdue: Running) => {
        answer.reject(new Problem('report.photo_broken'))
        forget(overdue)
        overdue.child.kill('SIGKILL')
      },
      limitMs,
      running,
    )
    child.send({ id, ...task }, (error) => error && answer.reject(new DecoderGone()))
    return answer.promise.finally(() => {
      clearTimeout(timer)
      waiting.delete(id)
    })
  }

  async function stop(): Promise<void> {
    stopped = true
    if (!running) return
    const { child } = running
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  return { ask, stop }
}
