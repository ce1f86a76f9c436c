import type { Names } from '@gorozhanin/domain/names'
import type { audiences } from '@gorozhanin/domain/people/provider-api'
import * as t from 'typebox'

/** How an installation calls any provider. */
export const named = {
  code: t.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }),
  name: t.Object({ ru: t.String({ minLength: 1 }), en: t.String({ minLength: 1 }) }),
  clientId: t.String({ minLength: 1 }),
}

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

/** How long another service is waited for. */
export const TIMEOUT_SECONDS = 10
