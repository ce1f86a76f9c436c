import { proofHeader } from '@gorozhanin/domain/proof/proof'
import { ApiProblem, readProblem } from './problem.ts'

type Headers = Readonly<Record<string, string>>

let solving = 0
const listeners = new Set<() => void>()

/** Whether a proof of work is being found now, for whoever shows it. */
export const isProving = (): boolean => solving > 0

/** Calls back when that changes; gives what ends it. */
export function onProving(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function count(change: 1 | -1): void {
  solving += change
  for (const listener of listeners) listener()
}

/**
 * Sends a request, and once more with a proof of work where the platform asks for one: nothing is lost, and nobody is
 * bothered but for a second.
 *
 * @throws ApiProblem when the platform refuses.
 */
export async function withProof(
  send: (headers: Headers) => Promise<Response>,
  find: (challenge: string) => Promise<number> = findInWorker,
): Promise<Response> {
  const reply = await send({})
  if (reply.ok) return reply
  const problem = await readProblem(reply)
  if (problem.challenge === undefined) throw problem
  const answer = await proving(find, problem.challenge)
  const second = await send({ [proofHeader]: `${problem.challenge}:${answer}` })
  if (!second.ok) throw await readProblem(second)
  return second
}

async function proving(find: (challenge: string) => Promise<number>, challenge: string): Promise<number> {
  count(1)
  try {
    return await find(challenge)
  } finally {
    count(-1)
  }
}

/** In a thread of its own: the page goes on meanwhile. */
function findInWorker(challenge: string): Promise<number> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<number>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data)
    worker.onerror = () => reject(new ApiProblem('request.too_many', 429))
    worker.postMessage(challenge)
  }).finally(() => worker.terminate())
}
