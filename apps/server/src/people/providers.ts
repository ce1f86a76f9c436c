import type { Names } from '@gorozhanin/domain/names'
import { audiences } from '@gorozhanin/domain/people/provider-api'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
} from 'openid-client'
import * as t from 'typebox'

/** A provider as an installation names it in `SIGN_IN_PROVIDERS`. */
export const ProviderSettings = t.Object(
  {
    code: t.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }),
    name: t.Object({ ru: t.String({ minLength: 1 }), en: t.String({ minLength: 1 }) }),
    audiences: t.Array(t.Enum(audiences), { minItems: 1, uniqueItems: true }),
    issuer: t.String({ pattern: '^https?://' }),
    clientId: t.String({ minLength: 1 }),
    clientSecret: t.String({ minLength: 16 }),
    scope: t.String({ default: 'openid email' }),
    /** The provider has checked the addresses that it tells: an account is known by them. */
    trustsEmail: t.Boolean(),
  },
  { additionalProperties: false },
)
export type ProviderSettings = t.Static<typeof ProviderSettings>

/** What ties the way back to the way there: kept by the browser that left. */
export type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Who a person is by the word of a provider. `email` is there only where the provider has checked it. */
export type Identity = { readonly subject: string; readonly email: string | null }

/** A way to sign in through somebody else. */
export type Provider = {
  readonly code: string
  readonly name: Names
  readonly audiences: readonly (typeof audiences)[number][]
  /** The address where the person signs in. */
  readonly leave: (redirectUri: string, checks: Checks) => Promise<URL>
  /** @throws Error when the answer is not one to these checks, or was used before. */
  readonly arrive: (answer: URL, checks: Checks) => Promise<Identity>
}

const TIMEOUT_SECONDS = 10

/** OpenID Connect: authorization code with PKCE, state, nonce and the issuer of the answer (RFC 9700, RFC 9207). */
export function openIdProvider(settings: ProviderSettings, production: boolean): Provider {
  const { code, name, audiences, scope, trustsEmail } = settings
  let known: Promise<Configuration> | undefined
  const configuration = () => {
    known ??= discover(settings, production).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    code,
    name,
    audiences,
    leave: async (redirectUri, { state, nonce, verifier }) =>
      buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    arrive: async (answer, { state, nonce, verifier }) => {
      const config = await configuration()
      const tokens = await authorizationCodeGrant(config, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const subject = tokens.claims()?.sub
      if (!subject) throw new Error('the provider named nobody')
      const told = await fetchUserInfo(config, tokens.access_token, subject)
      const isChecked = trustsEmail && told.email_verified === true
      return { subject, email: isChecked && told.email ? told.email : null }
    },
  }
}

function discover(
  { issuer, clientId, clientSecret }: ProviderSettings,
  production: boolean,
): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    ...(!production && { execute: [allowInsecureRequests] }),
  })
}
