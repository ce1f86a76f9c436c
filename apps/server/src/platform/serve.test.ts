import { once } from 'node:events'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { showPhoto } from '@gorozhanin/domain/reports/api'
import fastify, { type FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { serve } from './serve.ts'

test('a caller who leaves in the middle of a stream is sent nothing more, and nothing is logged', async () => {
  const logged: string[] = []
  const log = new Writable({
    write(line, _, done) {
      logged.push(String(line))
      done()
    },
  })
  const app = fastify({ loggerInstance: pino({ level: 'warn' }, log) as FastifyBaseLogger })
  const photo = new Readable({ read() {} })
  photo.push('the first bytes')
  serve(showPhoto, async ({ reply }) => reply.type('image/webp').send(photo)).mount(app)
  await app.listen({ host: '127.0.0.1', port: 0 })

  const { port } = app.server.address() as AddressInfo
  const request = get({ port, path: `/api/photos/${'k'.repeat(24)}/small` })
  const [reply] = await once(request, 'response')
  await once(reply, 'data')
  reply.destroy()
  await once(photo, 'close')
  await app.close()
  expect([photo.destroyed, logged]).toEqual([true, []])
})
