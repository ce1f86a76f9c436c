import type { Endpoint, Input, Reply } from '@gorozhanin/domain/endpoint'
import { ApiProblem } from './problem.ts'
import { withProof } from './proof.ts'

type Given<Part, Name extends string> = [Part] extends [undefined] ? unknown : { readonly [N in Name]: Part }

/** What a call of `E` needs, and nothing else. */
type CallInput<E extends Endpoint> = Given<Input<E>['params'], 'params'> &
  (Record<string, never> extends Input<E>['query']
    ? { readonly query?: Input<E>['query'] }
    : Given<Input<E>['query'], 'query'>) &
  Given<Input<E>['body'], 'body'> &
  ('form' extends keyof E ? { readonly form: FormData } : unknown) & { readonly signal?: AbortSignal }

type Arguments<E extends Endpoint> =
  Record<string, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>]

type Loose = {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
  readonly form?: FormData
  readonly signal?: AbortSignal
}

/**
 * Knocks at a door of the platform and gives its reply.
 *
 * @throws ApiProblem when the platform refuses or does not answer.
 */
export async function call<E extends Endpoint>(endpoint: E, ...[input]: Arguments<E>): Promise<Reply<E>> {
  const given: Loose = input ?? {}
  const reply = await withProof((headers) => knock(endpoint, given, headers))
  const isEmpty = endpoint.reply === undefined || reply.status === 204
  return (isEmpty ? undefined : await reply.json()) as Reply<E>
}

/** The address of a door: `path` with its parameters, below `/api`, and the query. */
export function address(endpoint: Endpoint, given: Pick<Loose, 'params' | 'query'> = {}): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = given.params?.[name]
    if (value === undefined) throw new Error(`${endpoint.path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one))
    }
  }
  return `/api${path}${query.size > 0 ? `?${query}` : ''}`
}

async function knock(
  endpoint: Endpoint,
  given: Loose,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const { body, form, signal } = given
  try {
    return await fetch(address(endpoint, given), {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
      signal: signal ?? null,
    })
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault
    throw new ApiProblem('network.offline', 0)
  }
}
