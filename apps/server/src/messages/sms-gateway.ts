import * as t from 'typebox'
import { NotSent, type Sms, type SmsChannel } from './channel.ts'

const exact = { additionalProperties: false }
const HeaderName = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$"

/** How a gateway is called. In the texts of `body`, `{to}` is the number in E.164 and `{text}` what is said. */
export const SmsGateway = t.Object(
  {
    /** Plain http is spoken inside this machine only. */
    url: t.String({ pattern: '^(https://|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?/)[^\\s]*$' }),
    headers: t.Optional(
      t.Record(t.String({ pattern: HeaderName }), t.String({ pattern: '^[\\x20-\\x7e]*$' }), exact),
    ),
    body: t.Union([
      t.Object({ json: t.Record(t.String(), t.Unknown()) }, exact),
      t.Object({ form: t.Record(t.String(), t.String()) }, exact),
    ]),
    /** What an answer holds when the message was taken: many gateways refuse with 200. Without it any 2xx is a yes. */
    accepted: t.Optional(t.String({ minLength: 1 })),
    timeoutMs: t.Optional(t.Integer({ minimum: 100, maximum: 20_000 })),
    /** What numbers begin with that are sent to, `+7` or closer. */
    prefixes: t.Optional(t.Array(t.String({ pattern: '^\\+[1-9]\\d{0,6}$' }), { minItems: 1 })),
    /** Codes that are sent in a day of the city at most: whoever asks for them makes the city pay. */
    mostADay: t.Optional(t.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  exact,
)
export type SmsGateway = t.Static<typeof SmsGateway>

const TIMEOUT_MS = 10_000
/** Mobile numbers of Russia. */
const PREFIXES = ['+79']
const MOST_A_DAY = 500
const MOST_ANSWER_BYTES = 65_536
/** The number or the text is refused; other refusals are of our settings or pass with time. */
const FINAL = [400, 422]

/** Which numbers are sent to, and how often in a day. */
export const boundsOf = ({ prefixes = PREFIXES, mostADay = MOST_A_DAY }: SmsGateway) => ({
  prefixes,
  mostADay,
})

/** Whether `body` says where the number and the text go. */
export function hasPlaces({ body }: SmsGateway): boolean {
  const all = JSON.stringify(body)
  return all.includes('{to}') && all.includes('{text}')
}

/** SMS by a POST to a gateway. Redirects are not followed: they would carry a person's number elsewhere. */
export function smsGateway(gateway: SmsGateway): SmsChannel {
  const { url, headers = {}, accepted, timeoutMs = TIMEOUT_MS } = gateway
  return {
    send: async (sms) => {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          signal,
          ...callOf(gateway, sms, headers),
        })
        await judge(response, accepted)
      } catch (error) {
        if (error instanceof NotSent) throw error
        throw new NotSent(signal.aborted ? 'ETIMEDOUT' : codeOf(error), false)
      }
    },
  }
}

function callOf({ body }: SmsGateway, sms: Sms, given: Readonly<Record<string, string>>) {
  const headers = new Headers(given)
  if ('form' in body) {
    const fields = Object.entries(body.form).map(([name, value]): [string, string] => [
      name,
      fill(value, sms),
    ])
    return { headers, body: new URLSearchParams(fields) }
  }
  headers.set('content-type', 'application/json; charset=utf-8')
  const filled = JSON.stringify(body.json, (_, value) =>
    typeof value === 'string' ? fill(value, sms) : value,
  )
  return { headers, body: filled }
}

/** In one pass: braces inside the text of a message stay as they are. */
const fill = (template: string, sms: Sms): string =>
  template.replace(/\{(to|text)\}/g, (_, place: keyof Sms) => sms[place])

async function judge(response: Response, accepted: string | undefined): Promise<void> {
  if (response.ok && accepted !== undefined) {
    if (!(await readAnswer(response)).includes(accepted)) throw new NotSent('not accepted', false)
    return
  }
  await response.body?.cancel()
  if (!response.ok) throw new NotSent(String(response.status), FINAL.includes(response.status))
}

async function readAnswer({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > MOST_ANSWER_BYTES) throw new NotSent('answer too large', false)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code ?? 'unknown'
}
