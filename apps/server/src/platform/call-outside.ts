import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { BlockList } from 'node:net'
import { receiverOf } from './receiver.ts'

type Call = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

const TIMEOUT_MS = 10_000

/**
 * Posts to an address that somebody else has named, and gives the status of the answer. Redirects are not followed, the
 * answer's body is not read. Plain http is spoken inside trusted networks only.
 *
 * @throws Error that says in a few words what went wrong.
 */
export async function callOutside(
  { url: address, headers, body }: Call,
  trusted: BlockList,
): Promise<number> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS)
  const url = new URL(address)
  const receiver = await receiverOf(url.hostname, trusted)
  if (url.protocol !== 'https:' && !receiver.trusted) throw new Error('only https is allowed to this address')
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const sending = request({
      method: 'POST',
      host: receiver.address,
      port: url.port,
      path: `${url.pathname}${url.search}`,
      agent: false,
      signal: deadline,
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
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
