import type { Endpoint, Reply } from '@gorozhanin/domain/endpoint'
import { address } from './call.ts'
import { ApiProblem } from './problem.ts'
import { withProof } from './proof.ts'

type Upload = {
  readonly params?: Readonly<Record<string, string>>
  readonly form: FormData
  /** How much has left the device, 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal?: AbortSignal
}

/** A connection on which nothing has moved for so long is dead; the sender begins anew. */
const stallMs = 60_000

/**
 * Sends a form with files and tells how far it is: `fetch` cannot say that.
 *
 * @throws ApiProblem when the platform refuses or does not answer.
 */
export async function upload<E extends Endpoint>(
  endpoint: E,
  { params, ...sending }: Upload,
): Promise<Reply<E>> {
  const reply = await withProof((headers) => post(address(endpoint, { params }), sending, headers))
  return (await reply.json()) as Reply<E>
}

function post(
  url: string,
  { form, onProgress, signal }: Omit<Upload, 'params'>,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    let stall = 0
    const moved = () => {
      window.clearTimeout(stall)
      stall = window.setTimeout(() => {
        reject(new ApiProblem('network.offline', 0))
        request.abort()
      }, stallMs)
    }
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      moved()
      onProgress(total ? loaded / total : 0)
    })
    request.addEventListener('load', () => resolve(toResponse(request)))
    request.addEventListener('error', () => reject(new ApiProblem('network.offline', 0)))
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped', 'AbortError')))
    request.addEventListener('loadend', () => window.clearTimeout(stall))
    signal?.addEventListener('abort', () => request.abort())
    moved()
    request.send(form)
  })
}

function toResponse(request: XMLHttpRequest): Response {
  const retryAfter = request.getResponseHeader('retry-after')
  return new Response(request.responseText || null, {
    status: request.status,
    headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
  })
}
