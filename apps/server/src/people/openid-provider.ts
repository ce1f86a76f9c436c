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
import { named, type Provider, TIMEOUT_SECONDS } from './provider.ts'

export const OpenIdSettings = t.Object(
  {
    ...named,
    audiences: t.Array(t.Enum(audiences), { minItems: 1, uniqueItems: true }),
    issuer: t.String({ pattern: '^https?://' }),
    clientSecret: t.String({ minLength: 16 }),
    scope: t.String({ default: 'openid email' }),
    /** The provider has checked the addresses that it tells: an account is known by them. */
    trustsEmail: t.Boolean(),
  },
  { additionalProperties: false },
)
export type OpenIdSettings = t.Static<typeof OpenIdSettings>

/** OpenID Connect: authorization code with PKCE, state, nonce and the issuer of the answer (RFC 9700, RFC 9207). */
export function openIdProvider(settings: OpenIdSettings, production: boolean): Provider {
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
  { issuer, clientId, clientSecret }: OpenIdSettings,
  production: boolean,
): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: TIMEOUT_SECONDS,
    ...(!production && { execute: [allowInsecureRequests] }),
  })
}
