import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile, type Target } from './shoot.ts'

export type Waits = { readonly p50Ms: number; readonly p99Ms: number; readonly failures: number }

/**
 * Requests that come as people do: `rate` a second on average, each at its own moment (a Poisson process), whether
 * earlier ones were answered or not. A wait counts from the moment that was drawn, so that a stalled server cannot
 * hide it. (autocannon's `overallRate` sends a second's requests at once and then rests: it measures bursts.)
 */
export async function arrive(target: Target, seconds: number, rate: number): Promise<Waits> {
  const agent = new Agent({ keepAlive: true })
  const end = performance.now() + seconds * 1000
  const answers: Promise<number>[] = []
  for (let due = performance.now(); due < end; due += (-Math.log(1 - Math.random()) / rate) * 1000) {
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    answers.push(
      answered(target, agent).then((ok) => (ok ? performance.now() - due : Number.POSITIVE_INFINITY)),
    )
  }
  const waits = await Promise.all(answers)
  agent.destroy()
  return {
    p50Ms: percentile(waits, 0.5),
    p99Ms: percentile(waits, 0.99),
    failures: waits.filter((wait) => wait === Number.POSITIVE_INFINITY).length,
  }
}

/** Whether the request was answered with a 2xx, its whole body read. */
function answered({ url, method, headers, body }: Target, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(url, { method, agent, ...(headers && { headers }) }, (answer) => {
      const status = answer.statusCode ?? 0
      answer.resume().once('close', () => resolve(status >= 200 && status < 300))
    })
    asked.once('error', () => resolve(false))
    asked.end(body)
  })
}
