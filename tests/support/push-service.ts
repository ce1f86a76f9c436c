import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

type Pushed = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** The push service of a browser: keeps what it was given and answers what the test says. */
export type PushService = {
  readonly url: string
  readonly pushes: readonly Pushed[]
  answer: number
  readonly close: () => Promise<void>
}

export async function startPushService(): Promise<PushService> {
  const pushes: Pushed[] = []
  const server = createServer(async (request, response) => {
    pushes.push({ path: request.url ?? '', headers: request.headers, body: await buffer(request) })
    response.writeHead(service.answer).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const service: PushService = {
    url: `http://127.0.0.1:${port}/push`,
    pushes,
    answer: 201,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}
