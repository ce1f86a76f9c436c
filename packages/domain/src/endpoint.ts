import type * as t from 'typebox'
import type { Right } from './people/rights.ts'

/** Who may open a door: everyone, whoever has a right, or a holder of the metrics token. */
export type Access = 'anyone' | 'token' | Right

/**
 * A door of the platform. The server mounts this value and the web calls it, so the two cannot disagree.
 *
 * `path` is below `/api`. `form` names the fields of a multipart body whose files stream beside them;
 * a door has a `body` or a `form`, never both. `replies: 'stream'` marks doors whose reply is not JSON.
 */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  readonly params?: t.TObject
  readonly query?: t.TObject
  readonly body?: t.TSchema
  readonly form?: t.TObject
  readonly reply?: t.TSchema
  /** Status of a successful reply; 200 where nothing is said, 204 where there is no reply. */
  readonly success?: 200 | 201 | 202 | 204 | 303
  readonly stream?: string
}

type Part<E, K extends keyof Endpoint> = E extends { readonly [P in K]: infer S extends t.TSchema }
  ? t.Static<S>
  : undefined

/** What a door takes in. */
export type Input<E extends Endpoint> = {
  readonly params: Part<E, 'params'>
  readonly query: Part<E, 'query'>
  readonly body: Part<E, 'body'>
}

/** What a door gives back. */
export type Reply<E extends Endpoint> = Part<E, 'reply'>

export function endpoint<const E extends Endpoint>(spec: E): E {
  return spec
}
