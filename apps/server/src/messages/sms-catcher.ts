import { once } from 'node:events'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import * as t from 'typebox'
import { Value } from 'typebox/value'
import type { Sms } from './channel.ts'
import type { SmsGateway } from './sms-gateway.ts'

const CaughtSms = t.Object({ to: t.String(), text: t.String() })

export type SmsCatcher = {
  /** How it is called. */
  readonly gateway: SmsGateway
  readonly close: () => Promise<void>
}

/** A gateway on this machine that sends nothing and gives each message to `keep`. Port 0 is any free one. */
export async function startSmsCatcher(port: number, keep: (sms: Sms) => Promise<void>): Promise<SmsCatcher> {
  const server = createServer(async (request, response) => {
    const sms = await json(request).catch(() => null)
    if (!Value.Check(CaughtSms, sms)) return response.writeHead(400).end()
    await keep(sms)
    response.end('{"status":"OK"}')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return {
    gateway: gatewayAt(address.port),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const gatewayAt = (port: number): SmsGateway => ({
  url: `http://127.0.0.1:${port}/send`,
  body: { json: { to: '{to}', text: '{text}' } },
  accepted: '"status":"OK"',
})
