import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { BlockList } from 'node:net'
import { receiverOf } from './receiver.ts'

/** A signed call. `delivery` is the same in every attempt, so that the receiver can leave out repetitions. */
export type WebhookCall = {
  readonly url: string
  readonly secret: string
  readonly delivery: string
  readonly timestampSeconds: number
  readonly body: string
}

const TIMEOUT_MS = 10_000

/** `v1=` and the HMAC-SHA-256 of `timestamp.body` in hexadecimal. */
export function signatureOf(secret: string, timestampSeconds: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex')}`
}

/**
 * Sends the call; any 2xx is success. Redirects are not followed, the answer's body is not read. Plain http is
 * spoken inside trusted networks only.
 *
 * @throws Error that says in a few words what went wrong.
 */
export async function callWebhook(call: WebhookCall, trusted: BlockList): Promise<void> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS)
  const url = new URL(call.url)
  const receiver = await receiverOf(url.hostname, trusted)
  if (url.protocol !== 'https:' && !receiver.trusted) throw new Error('only https is allowed to this address')
  const status = await post(url, receiver.address, call, deadline)
  if (status < 200 || status > 299) throw new Error(`answered ${status}`)
}

function post(url: URL, address: string, call: WebhookCall, deadline: AbortSignal): Promise<number> {
  const { delivery, timestampSeconds, secret, body } = call
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sending = request({
      method: 'POST',
      host: address,
      port: url.port,
      path: `${url.pathname}${url.search}`,
      agent: false,
      signal: deadline,
      headers: {
        host: url.host,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'active-citizen',
        'x-delivery': delivery,
        'x-timestamp': String(timestampSeconds),
        'x-signature': signatureOf(secret, timestampSeconds, body),
      },
    })
    sending.once('response', ({ statusCode = 0 }) => {
      resolve(statusCode)
      sending.destroy()
    })
    sending.on('error', (error) => reject(deadline.aborted ? new Error('no answer in 10 seconds') : error))
    sending.once('close', () => reject(new Error('closed without an answer')))
    sending.end(body)
  })
}
