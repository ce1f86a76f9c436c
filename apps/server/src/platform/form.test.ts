import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import * as t from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerError } from './errors.ts'
import { readForm } from './form.ts'

const fields = t.Object(
  {
    text: t.String({ maxLength: 50 }),
    lon: t.Optional(t.Number({ minimum: -180, maximum: 180 })),
    floors: t.Optional(t.Integer()),
    public: t.Optional(t.Boolean()),
    language: t.Optional(t.Union([t.Literal('ru'), t.Literal('en')])),
    clientKey: t.Optional(t.String({ format: 'uuid' })),
    details: t.Optional(t.Record(t.String({ pattern: '^[a-z]+$' }), t.Union([t.String(), t.Number()]))),
    consents: t.Optional(t.Array(t.String({ maxLength: 9 }))),
  },
  { additionalProperties: false },
)

let app: FastifyInstance
let tempDir: string
let url: string
let port: number

beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), 'form-'))
  app = fastify()
  app.setErrorHandler(answerError)
  await app.register(multipart, { throwFileSizeLimit: false })
  app.post('/form', async (request) => {
    const form = await readForm(request, { fields, tempDir })
    try {
      const photos = await Promise.all(form.files.map(async ({ path }) => (await readFile(path)).length))
      return { fields: form.fields, photos, hash: form.hash }
    } finally {
      await form.discard()
    }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
  url = `http://127.0.0.1:${port}/form`
})
afterAll(async () => {
  await app.close()
  await rm(tempDir, { recursive: true })
})

type Answer = {
  readonly fields: Record<string, unknown>
  readonly photos: readonly number[]
  readonly hash: string
  readonly code?: string
  readonly photo?: number
  readonly errors?: readonly { field: string; code: string }[]
}
type Entry = readonly [string, string | Blob]

const jpegHead = Buffer.from('ffd8ffe000104a4649460001', 'hex')
const photo = (bytes = 1000, head = jpegHead) =>
  new Blob([Buffer.concat([head, Buffer.alloc(bytes - head.length)])])

async function post(entries: readonly Entry[]): Promise<Answer & { status: number }> {
  const form = new FormData()
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, value, 'photo.jpg')
  }
  const reply = await fetch(url, { method: 'POST', body: form })
  return { status: reply.status, ...((await reply.json()) as Answer) }
}

const faultsOf = ({ errors }: Answer) => errors?.map(({ field, code }) => ({ field, code }))
const leftovers = () => readdir(tempDir)

describe('fields', () => {
  test('text becomes what the schema says, with line breaks as people typed them', async () => {
    const { status, fields } = await post([
      ['text', 'Яма, «глубокая»\n\tу дома'],
      ['lon', '60.61'],
      ['floors', '-5'],
      ['public', 'false'],
      ['language', 'en'],
      ['details', '{"where":"road","lamps":2}'],
      ['consents', '["pd"]'],
    ])
    expect(status).toBe(200)
    expect(fields).toEqual({
      text: 'Яма, «глубокая»\n\tу дома',
      lon: 60.61,
      floors: -5,
      public: false,
      language: 'en',
      details: { where: 'road', lamps: 2 },
      consents: ['pd'],
    })
  })

  test('a list may come as a field that repeats', async () => {
    const { fields } = await post([
      ['text', 'a'],
      ['consents', 'pd'],
      ['consents', 'mail'],
    ])
    expect(fields.consents).toEqual(['pd', 'mail'])
  })

  test('an optional field that is empty counts as absent, a required one stays', async () => {
    const { status, fields } = await post([
      ['text', ''],
      ['lon', ''],
      ['clientKey', ''],
      ['consents', ''],
    ])
    expect({ status, fields }).toEqual({ status: 200, fields: { text: '' } })
  })

  test('every faulty field is named at once, more than eight too', async () => {
    const answer = await post([
      ['lon', '200'],
      ['floors', '0x10'],
      ['public', 'yes'],
      ['language', 'de'],
      ['clientKey', 'mine'],
      ['details', '{"where":[1]}'],
      ['consents', 'short'],
      ['consents', 'much longer'],
      ['colour', 'red'],
      ['size', 'big'],
    ])
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 422, code: 'request.invalid' })
    expect(faultsOf(answer)).toEqual([
      { field: 'colour', code: 'field.additionalProperties' },
      { field: 'size', code: 'field.additionalProperties' },
      { field: 'text', code: 'field.required' },
      { field: 'lon', code: 'field.maximum' },
      { field: 'floors', code: 'field.type' },
      { field: 'public', code: 'field.type' },
      { field: 'language', code: 'field.anyOf' },
      { field: 'clientKey', code: 'field.format' },
      { field: 'details.where', code: 'field.anyOf' },
      { field: 'consents.1', code: 'field.maxLength' },
    ])
  })

  test.each([
    ['text', 'a\u0000b', 'text'],
    ['text', 'a\u0007b', 'text'],
    ['text', 'a\u0085b', 'text'],
    ['details', '{"where":"a\\u0000b"}', 'details.where'],
    ['details', '{"where":"half \\ud83d of a pair"}', 'details.where'],
    ['details', '{"a\\u0000":"b"}', 'details'],
    ['consents', '["ok","\\u0001"]', 'consents.1'],
  ])('%s with %j is refused: control characters never pass', async (name, value, field) => {
    const answer = await post([...(name === 'text' ? [] : [['text', 'a'] as const]), [name, value]])
    expect(faultsOf(answer)).toEqual([{ field, code: 'text.control_characters' }])
  })

  test.each([
    [
      'a field that comes twice',
      [
        ['text', 'a'],
        ['text', 'b'],
      ],
      'text',
      'field.repeated',
    ],
    [
      'JSON that is none',
      [
        ['text', 'a'],
        ['details', '{"a":'],
      ],
      'details',
      'field.type',
    ],
    [
      'JSON nested without end',
      [
        ['text', 'a'],
        ['details', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
      ],
      'details.a.0.0.0',
      'field.type',
    ],
    [
      'a number beyond all numbers',
      [
        ['text', 'a'],
        ['lon', '1e999'],
      ],
      'lon',
      'field.type',
    ],
    ['a field above the limit of all fields', [['text', 'a'.repeat(70_000)]], 'text', 'field.maxLength'],
    [
      'a field named like a part of every object',
      [
        ['text', 'a'],
        ['hasOwn', 'b'],
      ],
      'hasOwn',
      'field.additionalProperties',
    ],
  ] as const)('%s is refused by name', async (_, entries, field, code) => {
    const answer = await post(entries)
    expect({ status: answer.status, faults: faultsOf(answer) }).toEqual({
      status: 422,
      faults: [{ field, code }],
    })
  })

  test('a form with hundreds of fields is too large', async () => {
    const answer = await post(Array.from({ length: 300 }, (_, n) => [`f${n}`, 'x'] as const))
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 413, code: 'request.too_large' })
  })
})

describe('the hash', () => {
  const one = [
    ['text', 'a'],
    ['details', '{"x":1,"y":2}'],
    ['photos', photo(50)],
  ] as const

  test('is the same for the same form, whatever the order of fields and keys', async () => {
    const other = [
      ['details', '{"y":2,"x":1}'],
      ['photos', photo(50)],
      ['text', 'a'],
    ] as const
    expect((await post(one)).hash).toBe((await post(other)).hash)
  })

  test.each([
    ['another word', [['text', 'b'], one[1], one[2]]],
    ['another photo', [one[0], one[1], ['photos', photo(51)]]],
    ['no photo', [one[0], one[1]]],
  ] as const)('differs with %s', async (_, other) => {
    expect((await post(one)).hash).not.toBe((await post(other)).hash)
  })
})

describe('photos', () => {
  test.each([
    ['JPEG', jpegHead],
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['WebP', Buffer.from('RIFF\x10\0\0\0WEBP', 'latin1')],
  ])('%s is taken by its first bytes and gone after the request', async (_, head) => {
    const { photos } = await post([
      ['text', 'a'],
      ['photos', photo(300_000, head)],
    ])
    expect(photos).toEqual([300_000])
    expect(await leftovers()).toEqual([])
  })

  test.each([
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0\0\0', 'latin1')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')],
    ['RIFF that is sound', Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
    ['a few bytes', Buffer.from('ffd8ff', 'hex')],
    ['an empty file', Buffer.alloc(0)],
  ])('%s is refused with the index of the photo', async (_, bytes) => {
    const {
      status,
      code,
      photo: index,
    } = await post([
      ['text', 'a'],
      ['photos', photo()],
      ['photos', new Blob([bytes])],
    ])
    expect({ status, code, index }).toEqual({ status: 415, code: 'report.photo_not_supported', index: 1 })
    expect(await leftovers()).toEqual([])
  })

  test('15 MB are taken, one byte more is refused', async () => {
    const fit = await post([
      ['text', 'a'],
      ['photos', photo(15 * 1024 * 1024)],
    ])
    expect(fit.photos).toEqual([15 * 1024 * 1024])
    const large = await post([
      ['text', 'a'],
      ['photos', photo(15 * 1024 * 1024 + 1)],
    ])
    expect({ status: large.status, code: large.code, photo: large.photo }).toEqual({
      status: 413,
      code: 'report.photo_too_large',
      photo: 0,
    })
    expect(await leftovers()).toEqual([])
  })

  test('five are taken, a sixth is refused', async () => {
    const five = Array.from({ length: 5 }, () => ['photos', photo()] as const)
    expect((await post([['text', 'a'], ...five])).photos).toHaveLength(5)
    const { status, code } = await post([['text', 'a'], ...five, ['photos', photo()]])
    expect({ status, code }).toEqual({ status: 413, code: 'report.too_many_photos' })
    expect(await leftovers()).toEqual([])
  })

  test('a file under another name is refused by that name, beside the other faults', async () => {
    const answer = await post([
      ['avatar', photo(400_000)],
      ['lon', '999'],
    ])
    expect(faultsOf(answer)).toEqual([
      { field: 'avatar', code: 'field.additionalProperties' },
      { field: 'text', code: 'field.required' },
      { field: 'lon', code: 'field.maximum' },
    ])
  })
})

describe('a form on the wire', () => {
  const part = (headers: string, body: string) => `--X\r\n${headers}\r\n\r\n${body}\r\n`
  const text = part('Content-Disposition: form-data; name="text"', 'a')
  const type = 'multipart/form-data; boundary=X'

  async function send(body: string | Buffer, contentType = type): Promise<{ status: number; code?: string }> {
    const reply = await fetch(url, { method: 'POST', body, headers: { 'content-type': contentType } })
    return { status: reply.status, ...((await reply.json()) as { code?: string }) }
  }

  test('the empty part that a browser sends for an empty file input is not a photo', async () => {
    const empty = part(
      'Content-Disposition: form-data; name="photos"; filename=""\r\nContent-Type: application/octet-stream',
      '',
    )
    expect(await send(`${text}${empty}--X--\r\n`)).toMatchObject({ status: 200, photos: [] })
  })

  test.each([
    ['is cut in a field', text.slice(0, -3), type],
    [
      'is cut in a photo',
      `${text}--X\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\n${jpegHead.toString('latin1')}`,
      type,
    ],
    ['ends without its last boundary', text, type],
    ['has no boundary', text, 'multipart/form-data'],
    ['is not multipart inside', '{"text":"a"}', type],
    [
      'names a field like a prototype',
      `${text}${part('Content-Disposition: form-data; name="__proto__"', 'a')}--X--\r\n`,
      type,
    ],
  ])('that %s is malformed', async (_, body, contentType) => {
    expect(await send(Buffer.from(body, 'latin1'), contentType)).toMatchObject({
      status: 400,
      code: 'request.malformed',
    })
    expect(await leftovers()).toEqual([])
  })

  test.each([
    ['JSON', 'application/json', '{"text":"a"}'],
    ['a plain form', 'application/x-www-form-urlencoded', 'text=a'],
  ])('%s is not accepted', async (_, contentType, body) => {
    expect(await send(body, contentType)).toMatchObject({ status: 415, code: 'request.unsupported' })
  })

  test('an empty body has no fields', async () => {
    expect(await send('')).toMatchObject({ status: 422, code: 'request.invalid' })
  })

  test.each([
    ['a photo of 40 MB', text, /"code":"report.photo_too_large"/],
    ['hundreds of fields before 40 MB', text.repeat(300), /"code":"[a-z._]+too_large"/],
  ])(
    'the sender of %s hears the refusal after writing all of it, and the connection lives on',
    async (_, fields, code) => {
      const body = Buffer.concat([
        Buffer.from(`${fields}--X\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\n`),
        jpegHead,
        Buffer.alloc(40_000_000),
        Buffer.from('\r\n--X--\r\n'),
      ])
      const head = `POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`
      const socket = connect(port, '127.0.0.1')
      let heard = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        heard += chunk
      })
      await new Promise<void>((resolve, reject) => {
        socket.on('error', reject)
        socket.write(head)
        socket.write(body, (error) => (error ? reject(error) : resolve()))
      })
      socket.write('GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
      await new Promise((resolve) => socket.on('end', resolve))
      expect(heard).toMatch(code)
      expect(heard.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 404'])
      socket.destroy()
    },
  )

  test('a body that declares more than five photos could hold is refused before it is read', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(url, {
        method: 'POST',
        headers: { 'content-type': type, 'content-length': 500_000_000 },
      })
      sent.on('response', (reply) => {
        resolve(reply.statusCode)
        sent.destroy()
      })
      sent.on('error', reject)
      sent.flushHeaders()
    })
    expect(status).toBe(413)
  })

  test('a sender who leaves in the middle of a photo leaves no file behind', async () => {
    const socket = connect(port, '127.0.0.1')
    const done = new Promise<void>((resolve) => {
      app.server.once('connection', (accepted) => accepted.once('close', () => resolve()))
    })
    socket.write(
      `POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 900000\r\n\r\n${text}` +
        '--X\r\nContent-Disposition: form-data; name="photos"; filename="a"\r\n\r\n',
    )
    socket.write(Buffer.concat([jpegHead, Buffer.alloc(100_000)]))
    await expect.poll(leftovers).toHaveLength(1)
    socket.destroy()
    await done
    await expect.poll(leftovers).toEqual([])
  })
})
