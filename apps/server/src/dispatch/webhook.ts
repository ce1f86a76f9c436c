import { createHmac } from 'node:crypto'
import type { BlockList } from 'node:net'
import { callOutside } from '../platform/call-outside.ts'

/** A signed call. `delivery` is the same in every attempt, so that the receiver can leave out repetitions. */
export type WebhookCall = {
  readonly url: string
  readonly secret: string
  readonly delivery: string
  readonly timestampSeconds: number
  readonly body: string
}

/** `v1=` and the HMAC-SHA-256 of `timestamp.body` in hexadecimal. */
export function signatureOf(secret: string, timestampSeconds: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex')}`
}

/**
 * Sends the call; any 2xx is success.
 *
 * @throws Error that says in a few words what went wrong.
 */
export async function callWebhook(
  { url, secret, delivery, timestampSeconds, body }: WebhookCall,
  trusted: BlockList,
): Promise<void> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'active-citizen',
    'x-delivery': delivery,
    'x-timestamp': String(timestampSeconds),
    'x-signature': signatureOf(secret, timestampSeconds, body),
  }
  const status = await callOutside({ url, headers, body }, trusted)
  if (status < 200 || status > 299) throw new Error(`answered ${status}`)
}
