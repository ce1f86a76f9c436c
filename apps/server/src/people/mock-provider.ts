import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { Provider } from 'oidc-provider'

export const mockClient = {
  clientId: 'active-citizen',
  clientSecret: 'a secret of the mock provider',
} as const

/**
 * An OpenID provider that really runs, for development and tests: whoever gives an address is taken at the word,
 * without a password. An address that begins with `unchecked` counts as not checked.
 */
export function mockProvider(issuer: string, redirectUris: readonly string[]): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: mockClient.clientId,
        client_secret: mockClient.clientSecret,
        redirect_uris: [...redirectUris],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: {
      AuthorizationCode: 60,
      Interaction: 600,
      Session: 600,
      Grant: 600,
      AccessToken: 600,
      IdToken: 600,
    },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        email: subject.toLowerCase(),
        email_verified: !subject.startsWith('unchecked'),
      }),
    }),
    // Nobody is asked to agree: the client is our own.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: mockClient.clientId,
        ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
      })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  return provider
}
