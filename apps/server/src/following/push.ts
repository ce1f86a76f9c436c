import { createECDH } from 'node:crypto'
import type { PushDevice } from '@gorozhanin/domain/following/api'
import { generateRequestDetails } from 'web-push'
import type { Config } from '../main/config.ts'
import { NotSent } from '../messages/channel.ts'
import { callOutside } from '../platform/call-outside.ts'
import { networks, receiverOf } from '../platform/receiver.ts'

/** A push service keeps what a browser that is switched off has not fetched. */
const LIVES_SECONDS = 24 * 3600

/** What the worker of the page shows: the strings of a notification, where it leads and what ends it. */
export type Push = {
  readonly title: string
  readonly body: string
  readonly url: string
  /** A push that comes twice is one notification. */
  readonly tag: string
  readonly stop: string
  readonly language: 'ru' | 'en'
}

type Keys = Pick<Config, 'vapidPrivateKey' | 'publicUrl' | 'webhookNetworks'>

/** The public key of the city as browsers take it; null where it has none. */
export function publicKeyOf({ vapidPrivateKey }: Pick<Config, 'vapidPrivateKey'>): string | null {
  if (vapidPrivateKey === null) return null
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(vapidPrivateKey, 'base64url')
  return pair.getPublicKey('base64url')
}

/** Whether a push may be sent to an address that a browser has named: a public one, by https. */
export async function mayPushTo({ webhookNetworks }: Keys, endpoint: string): Promise<boolean> {
  try {
    const { hostname, protocol } = new URL(endpoint)
    const { trusted } = await receiverOf(hostname, networks(webhookNetworks))
    return protocol === 'https:' || trusted
  } catch {
    return false
  }
}

/**
 * Gives an encrypted push to the service of a browser; false where that knows the browser no more.
 *
 * @throws NotSent when the service did not take it.
 */
export async function sendPush(
  config: Keys,
  { endpoint, p256dh, auth }: PushDevice,
  push: Push,
): Promise<boolean> {
  const { vapidPrivateKey: privateKey, publicUrl } = config
  const publicKey = publicKeyOf(config)
  if (privateKey === null || publicKey === null) throw new NotSent('no key', false)
  // Push services want to know whom to write to; an address that is not https is not one of theirs.
  const subject = publicUrl.startsWith('https:') ? publicUrl : `mailto:push@${new URL(publicUrl).hostname}`
  const { headers, body } = generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(push),
    {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: LIVES_SECONDS,
    },
  )
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const call = { url: endpoint, headers: texts, body: body ?? Buffer.alloc(0) }
  const status = await callOutside(call, networks(config.webhookNetworks)).catch((error: unknown) => {
    throw new NotSent(error instanceof Error ? error.message : 'unknown', false)
  })
  if (status === 404 || status === 410) return false
  if (status < 200 || status > 299) throw new NotSent(`answered ${status}`, status < 500 && status !== 429)
  return true
}
