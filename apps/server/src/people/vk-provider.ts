import { calculatePKCECodeChallenge } from 'openid-client'
import * as t from 'typebox'
import { Value } from 'typebox/value'
import { type Checks, named, type Provider, TIMEOUT_SECONDS } from './provider.ts'

export const VkSettings = t.Object(
  {
    ...named,
    kind: t.Literal('vk'),
    /** Where VK ID is: `https://id.vk.com`. */
    site: t.String({ pattern: '^https?://[^/]+$' }),
  },
  { additionalProperties: false },
)
export type VkSettings = t.Static<typeof VkSettings>

const UserId = t.Union([t.Integer({ minimum: 1 }), t.String({ pattern: '^[1-9]\\d{0,18}$' })])
const Tokens = t.Object({ access_token: t.String({ minLength: 1 }), user_id: UserId, state: t.String() })
const Told = t.Object({ user: t.Object({ user_id: UserId }) })

/**
 * VK ID: OAuth 2.1 with PKCE and a `device_id` that goes from the answer to the token address. Nothing but the number of
 * the person is asked for or taken: VK does not say of an e-mail that it is checked, and keeping one needs a consent.
 *
 * A refusal comes with status 200 and `error` in its body, so that the shape of an answer decides, not its status.
 *
 * Source: the reference of the API of VK ID, id.vk.com/about/business/go/docs, 2026.
 */
export function vkProvider({ code, name, clientId, site }: VkSettings, production: boolean): Provider {
  return {
    code,
    name,
    audiences: ['residents'],
    leave: async (redirectUri, { state, verifier }) => {
      const address = doorOf('/authorize')
      address.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString()
      return address
    },
    arrive: async (answer, checks) => {
      const given = readAnswer(answer, checks)
      const tokens = await ask('/oauth2/auth', Tokens, {
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: `${answer.origin}${answer.pathname}`,
        code_verifier: checks.verifier,
        state: checks.state,
        ...given,
      })
      if (tokens.state !== checks.state) throw new Error('the tokens are for another state')
      const asked = { client_id: clientId, access_token: tokens.access_token }
      const { user } = await ask('/oauth2/user_info', Told, asked)
      if (String(user.user_id) !== String(tokens.user_id)) throw new Error('the tokens are of another person')
      return { subject: String(user.user_id), email: null }
    },
  }

  function doorOf(path: string): URL {
    const url = new URL(path, site)
    if (production && url.protocol !== 'https:') throw new Error('only over HTTPS in production')
    return url
  }

  async function ask<Shape extends t.TSchema>(
    path: string,
    shape: Shape,
    fields: Readonly<Record<string, string>>,
  ): Promise<t.Static<Shape>> {
    const response = await fetch(doorOf(path), {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000),
    })
    const body: unknown = await response.json()
    if (!Value.Check(shape, body)) throw new Error(`${path} answered ${response.status} ${errorOf(body)}`)
    return body
  }
}

/** @throws Error when VK refused, when the answer is to somebody else, or when a part of it is missing. */
function readAnswer({ searchParams }: URL, { state }: Checks) {
  const error = searchParams.get('error')
  if (error) throw new Error(`refused: ${error}`)
  if (searchParams.get('state') !== state) throw new Error('unexpected "state"')
  const code = searchParams.get('code')
  const device = searchParams.get('device_id')
  if (!code || !device) throw new Error('the answer has no code or no device_id')
  return { code, device_id: device }
}

/** Why it was refused, in one word: bodies hold tokens and names, which are for no log. */
function errorOf(body: unknown): string {
  const isRefusal = Value.Check(t.Object({ error: t.String({ maxLength: 100 }) }), body)
  return isRefusal ? body.error : 'without the fields that were waited for'
}
