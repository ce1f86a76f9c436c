import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { readConfig } from '@gorozhanin/server/main/config'
import { NotSent, type Sms, type SmsChannel } from '@gorozhanin/server/messages/channel'
import { startSmsCatcher } from '@gorozhanin/server/messages/sms-catcher'
import { type SmsGateway, smsGateway } from '@gorozhanin/server/messages/sms-gateway'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Mood, memorySms } from '../support/sms.ts'

const statuses: Readonly<Record<Mood, number>> = {
  takes: 200,
  'refuses the number': 422,
  'is out of order': 503,
}
const sms: Sms = { to: '+79123456789', text: 'Код «{to}» & "1=2" $& + 100%' }
const body: SmsGateway['body'] = { json: { messages: [{ to: '{to}', text: '{text}' }], flash: false } }

let url: string
let answer: RequestListener
let got: { readonly request: IncomingMessage; readonly body: string }[] = []

const server = createServer(async (request, response) => {
  got.push({ request, body: await text(request) })
  answer(request, response)
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  url = `http://127.0.0.1:${address.port}/send`
})
beforeEach(() => {
  got = []
  answer = (_, response) => response.end()
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Rig = {
  readonly channel: SmsChannel
  readonly become: (mood: Mood) => void
  readonly sent: () => readonly Sms[]
}

function realRig(): Rig {
  let mood: Mood = 'takes'
  answer = (_, response) => response.writeHead(statuses[mood]).end()
  return {
    channel: smsGateway({ url, body }),
    become: (next) => {
      mood = next
    },
    sent: () => got.map((call) => JSON.parse(call.body).messages[0]),
  }
}

function memoryRig(): Rig {
  const memory = memorySms()
  return {
    channel: memory,
    become: (mood) => {
      memory.mood = mood
    },
    sent: () => memory.sent,
  }
}

const failureOf = (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => 'sent',
    (error: unknown) => (error instanceof NotSent ? { reason: error.reason, final: error.final } : error),
  )

describe.each([
  ['the gateway', realRig],
  ['the one in memory', memoryRig],
])('%s', (_, rigOf) => {
  test('takes the number and the text as they are', async () => {
    const rig = rigOf()
    await rig.channel.send(sms)
    expect(rig.sent()).toEqual([sms])
  })

  test('does not try a number again that was refused', async () => {
    const rig = rigOf()
    rig.become('refuses the number')
    expect(await failureOf(rig.channel.send(sms))).toMatchObject({ final: true })
  })

  test('that is out of order is tried again, and takes the message then', async () => {
    const rig = rigOf()
    rig.become('is out of order')
    expect(await failureOf(rig.channel.send(sms))).toMatchObject({ final: false })
    rig.become('takes')
    expect(await failureOf(rig.channel.send(sms))).toBe('sent')
  })
})

test('the catcher of the demo keeps what a gateway is given, and refuses what is no SMS', async () => {
  const kept: Sms[] = []
  const catcher = await startSmsCatcher(0, async (one) => void kept.push(one))
  try {
    await smsGateway(catcher.gateway).send(sms)
    expect(kept).toEqual([sms])
    const other = smsGateway({ ...catcher.gateway, body: { form: { to: '{to}', text: '{text}' } } })
    expect(await failureOf(other.send(sms))).toEqual({ reason: '400', final: true })
  } finally {
    await catcher.close()
  }
  expect(kept).toHaveLength(1)
})

test('a form is sent as a form, with the headers of the setting', async () => {
  const gateway = {
    url,
    headers: { authorization: 'Bearer key' },
    body: { form: { phone: '{to}', mes: '{text}' } },
  }
  await smsGateway(gateway).send(sms)
  const [call] = got
  expect(call?.request.headers).toMatchObject({
    authorization: 'Bearer key',
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
  })
  expect(Object.fromEntries(new URLSearchParams(call?.body))).toEqual({ phone: sms.to, mes: sms.text })
})

describe('a gateway that misbehaves', () => {
  const send = (more: Partial<SmsGateway> = {}) =>
    failureOf(smsGateway({ url, body, timeoutMs: 2_000, ...more }).send(sms))

  test('by saying no with 200 has not taken the message', async () => {
    answer = (_, response) => response.end('{"status":"ERROR"}')
    expect(await send({ accepted: '"OK"' })).toEqual({ reason: 'not accepted', final: false })
    answer = (_, response) => response.end('{"status":"OK"}')
    expect(await send({ accepted: '"OK"' })).toBe('sent')
  })

  test('by refusing our key is tried again: the number is not to blame', async () => {
    answer = (_, response) => response.writeHead(401).end()
    expect(await send()).toEqual({ reason: '401', final: false })
  })

  test('by sending elsewhere is not followed', async () => {
    answer = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end()
    expect(await send()).toEqual({ reason: '307', final: false })
    expect(got.map(({ request }) => request.url)).toEqual(['/send'])
  })

  test('by never answering is left after the time of the setting', async () => {
    answer = () => {}
    expect(await send({ timeoutMs: 100 })).toEqual({ reason: 'ETIMEDOUT', final: false })
  })

  test('by never ending its answer is left too', async () => {
    answer = (_, response) => response.write('{')
    expect(await send({ timeoutMs: 100, accepted: '"OK"' })).toEqual({ reason: 'ETIMEDOUT', final: false })
  })

  test('by answering without bound is not read to the end', async () => {
    answer = (_, response) => response.end(`${'x'.repeat(1_000_000)}"OK"`)
    expect(await send({ accepted: '"OK"' })).toEqual({ reason: 'answer too large', final: false })
  })

  test('by breaking off is tried again', async () => {
    answer = (request) => request.socket.destroy()
    expect(await send()).toMatchObject({ final: false })
  })

  test('says nothing of the person in the reason', async () => {
    answer = (_, response) => response.writeHead(400, 'no +79123456789').end('+79123456789')
    expect(await send()).toEqual({ reason: '400', final: true })
  })
})

describe('SMS_GATEWAY', () => {
  const base = {
    DATABASE_URL: 'postgres://a/b',
    REDIS_URL: 'redis://a',
    STORAGE_DIR: '/a',
    SESSION_SECRET: 's'.repeat(32),
    FOLLOW_SECRET: 'f'.repeat(32),
  }
  const read = (gateway: unknown) => readConfig({ ...base, SMS_GATEWAY: JSON.stringify(gateway) }).smsGateway

  test('is off unless set', () => {
    expect(readConfig(base).smsGateway).toBeNull()
    expect(readConfig({ ...base, SMS_GATEWAY: '' }).smsGateway).toBeNull()
  })

  test('is taken whole', () => {
    const gateway = {
      url: 'https://sms.example/send',
      headers: { 'X-Key': 'k' },
      body,
      accepted: '"OK"',
      prefixes: ['+7', '+375'],
      mostADay: 200,
    }
    expect(read(gateway)).toEqual(gateway)
  })

  test.each([
    ['plain http to another machine', { url: 'http://sms.example/', body }],
    ['plain http to a name that begins as ours', { url: 'http://localhost.example/', body }],
    ['no body', { url: 'https://sms.example/' }],
    ['no place for the text', { url: 'https://sms.example/', body: { form: { to: '{to}' } } }],
    ['no place for the number', { url: 'https://sms.example/', body: { json: { t: '{text}' } } }],
    ['a header of two lines', { url: 'https://sms.example/', body, headers: { a: 'b\r\nc: d' } }],
    ['a header without a name', { url: 'https://sms.example/', body, headers: { 'a b': 'c' } }],
    ['a prefix without a plus', { url: 'https://sms.example/', body, prefixes: ['7'] }],
    ['no prefix at all', { url: 'https://sms.example/', body, prefixes: [] }],
    ['no SMS a day', { url: 'https://sms.example/', body, mostADay: 0 }],
    ['an unknown setting', { url: 'https://sms.example/', body, retries: 3 }],
    ['a text', 'https://sms.example/'],
  ])('%s is a fault', (_, gateway) => {
    expect(() => read(gateway)).toThrow('SMS_GATEWAY')
  })

  test('what is no JSON is told together with other faults', () => {
    const reading = () => readConfig({ ...base, PORT: 'x', SMS_GATEWAY: '{url' })
    expect(reading).toThrow(/PORT[\s\S]*SMS_GATEWAY/)
  })
})
