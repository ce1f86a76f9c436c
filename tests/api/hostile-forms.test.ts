import { readdir } from 'node:fs/promises'
import { request as send } from 'node:http'
import { connect } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formHeaders, type Part, partsOf, rawForm } from '../fixtures/raw-form.ts'
import { calmFault, problemOf } from '../fixtures/refusal.ts'
import { openCity, type TestCity } from '../support/city.ts'
import { ask, picture } from '../support/people.ts'
import { until } from '../support/until.ts'

let city: TestCity
let port: number
let photo: Uint8Array

beforeAll(async () => {
  city = await openCity()
  photo = (await picture(64, 48)).bytes
  port = Number(new URL(await city.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => city?.close())
beforeEach(() => city.ctx.redis.flushdb())
afterEach(async () => {
  expect((await ask(city, 'GET', '/health')).body).toMatchObject({ status: 'ok' })
  await until(async () => (await leftovers()).length === 0, 2)
})

/** Uploads that lie about after their request is over. */
const leftovers = () => readdir(city.ctx.photos.tempDir)
const thanks = partsOf({ category: 'thanks', text: 'Спасибо за каток' })
const jpeg = (part: Partial<Part> = {}): Part => ({ name: 'photos', file: 'a.jpg', value: photo, ...part })

const post = (payload: string | Buffer, headers: Record<string, string> = formHeaders) =>
  city.app.inject({ method: 'POST', url: '/api/reports', payload, headers })
const postParts = (parts: readonly Part[]) => post(rawForm(parts).payload)

async function countReports(): Promise<number> {
  const { rows } = await city.ctx.db.$client.query('select count(*)::int as count from reports')
  return rows[0].count
}

const whole = () => rawForm([...thanks, jpeg()]).payload.toString('latin1')

describe('a form that is none', () => {
  test.each([
    // [what it is, content type, status, code]
    ['no content type', undefined, 415, 'request.unsupported'],
    ['JSON', 'application/json', 400, 'request.malformed'],
    ['plain text', 'text/plain', 415, 'request.unsupported'],
    ['an address-encoded form', 'application/x-www-form-urlencoded', 415, 'request.unsupported'],
    ['another multipart', 'multipart/mixed; boundary=a-boundary-of-tests', 415, 'request.unsupported'],
    ['no boundary', 'multipart/form-data', 400, 'request.malformed'],
    ['an empty boundary', 'multipart/form-data; boundary=', 400, 'request.malformed'],
    ['another boundary', 'multipart/form-data; boundary=somewhere-else', 400, 'request.malformed'],
    ['an endless boundary', `multipart/form-data; boundary=${'b'.repeat(5000)}`, 400, 'request.malformed'],
  ])('%s', async (_, type, status, code) => {
    const answer = await post(rawForm(thanks).payload, type === undefined ? {} : { 'content-type': type })
    expect(problemOf(answer)).toMatchObject({ status, code })
  })

  test('cut anywhere it is refused and leaves nothing behind', async () => {
    const before = await countReports()
    const body = whole()
    for (let end = 0; end < body.length - 4; end += 37) {
      const answer = await post(Buffer.from(body.slice(0, end), 'latin1'))
      expect({ end, status: problemOf(answer).status }).toEqual({
        end,
        status: expect.toSatisfy((s) => s < 500),
      })
    }
    expect(await countReports()).toBe(before)
  })
})

describe('a form with something wrong inside', () => {
  const cases: [what: string, parts: () => readonly Part[], code: string, field?: string][] = [
    ['a field twice', () => [...thanks, ...thanks], 'request.invalid', 'category'],
    [
      'a field that nobody knows',
      () => [...thanks, { name: 'admin', value: '1' }],
      'request.invalid',
      'admin',
    ],
    ['the prototype as a field', () => [...thanks, { name: '__proto__', value: '1' }], 'request.malformed'],
    ['its maker as a field', () => [...thanks, { name: 'constructor', value: '1' }], 'request.malformed'],
    ['a photo as words', () => [...thanks, { name: 'photos', value: 'a.jpg' }], 'request.invalid', 'photos'],
    ['words as a file', () => [...thanks, jpeg({ name: 'address' })], 'request.invalid', 'address'],
    [
      'words longer than a field',
      () => partsOf({ category: 'thanks', text: 'я'.repeat(40_000) }),
      'request.invalid',
      'text',
    ],
    [
      'fields without end',
      () => Array.from({ length: 200 }, (_, n) => ({ name: `f${n}`, value: '' })),
      'request.too_large',
    ],
    ['six photos', () => [...thanks, ...Array.from({ length: 6 }, () => jpeg())], 'report.too_many_photos'],
    [
      'twenty photos',
      () => [...thanks, ...Array.from({ length: 20 }, () => jpeg())],
      'report.too_many_photos',
    ],
    ['a photo of no bytes', () => [...thanks, jpeg({ value: '' })], 'report.photo_not_supported'],
    [
      'a photo of three bytes',
      () => [...thanks, jpeg({ value: Buffer.from('ffd8ff', 'hex') })],
      'report.photo_not_supported',
    ],
  ]
  test.each(cases)('%s is refused', async (_, parts, code, field) => {
    const before = await countReports()
    const problem = problemOf(await postParts(parts()))
    expect(problem.code).toBe(code)
    if (field) expect(problem.errors).toContainEqual(expect.objectContaining({ field }))
    expect(await countReports()).toBe(before)
  })

  test.each([
    // [what the answers to the category's questions are]
    'null',
    '[]',
    '"text"',
    '1',
    '{',
    '{"__proto__":{"a":1}}',
    '{"constructor":"x"}',
    '{"toString":1}',
    '{"lamps_count":"one","lamps_count":"two","x":[[[[[[1]]]]]]}',
    '{"lamps_count":["one"]}',
    '{"lamps_count":1e309}',
    '{"lamps_count":"\\u0000"}',
    '{"lamps_count":"\\ud800"}',
    `${'['.repeat(30_000)}`,
    `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
  ])('answers that are %j are refused by their field', async (details) => {
    const parts = partsOf({
      category: 'street-light-out',
      text: 'Темно на улице',
      lon: '60',
      lat: '56',
      details,
    })
    const { code, errors = [] } = problemOf(await postParts(parts))
    expect(['request.invalid', 'report.outside_city']).toContain(code)
    if (code === 'request.invalid') expect(errors.some(({ field }) => field.startsWith('details'))).toBe(true)
  })

  test.each(['1e309', '-1e309', 'NaN', 'Infinity', '', ' ', '0x3c', '60,5', '1e2', '-0', '٦٠', '['])(
    'a place at %j is no place in the city',
    async (lon) => {
      const { status, errors } = problemOf(
        await postParts(partsOf({ category: 'pothole-road', text: 'Яма на дороге', lon, lat: '55.7' })),
      )
      expect({ status, errors }).toMatchObject({ status: 422, errors: [{ field: 'lon' }] })
    },
  )
})

test('the name and the declared type of a photo say nothing', async () => {
  const names = [
    '../../../etc/passwd',
    'a\\..\\b.php',
    'я'.repeat(300),
    '.',
    '',
    '-rf',
    '%00.jpg',
    'a.svg',
    'CON',
  ]
  for (const file of names) {
    const answer = await postParts([...thanks, jpeg({ file, type: 'text/html; charset=evil' })])
    expect({ file, fault: calmFault(answer), status: answer.statusCode }).toEqual({
      file,
      fault: null,
      status: 201,
    })
  }
})

/** Writes to the server's socket and gives what it says until it closes the connection. */
async function say(chunks: readonly (string | Buffer)[], { hangUp = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const answer = readText(socket)
  for (const chunk of chunks) socket.write(chunk)
  if (hangUp) socket.end(() => socket.destroy())
  return answer.catch(() => '')
}

describe('over a real socket', () => {
  test('a photo of 40 MB is answered with 413, its code and its index', async () => {
    const { payload, headers } = rawForm([...thanks, jpeg({ value: Buffer.alloc(40 * 1024 * 1024, photo) })])
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const request = send(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: '/api/reports',
          headers: { ...headers, 'content-length': payload.length },
        },
        async (response) => resolve({ status: response.statusCode ?? 0, body: await readText(response) }),
      )
      request.on('error', reject)
      request.end(payload)
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'report.photo_too_large', photo: 0 })
  })

  test('a form whose sender hangs up in the middle leaves no report and no file', async () => {
    const before = await countReports()
    const body = whole()
    const head = `POST /api/reports HTTP/1.1\r\nhost: x\r\ncontent-type: ${formHeaders['content-type']}\r\ncontent-length: ${body.length}\r\n\r\n`
    for (const share of [0.1, 0.5, 0.9, 0.99])
      await say([head, Buffer.from(body.slice(0, body.length * share), 'latin1')], { hangUp: true })
    expect(await countReports()).toBe(before)
  })

  test.each([
    [
      'headers of 20 KB',
      `GET /api/health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      413,
      'request.too_large',
    ],
    [
      'an address of 20 KB',
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      413,
      'request.too_large',
    ],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\r\n\r\n', 400, 'request.malformed'],
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
      'request.malformed',
    ],
    [
      'a length and chunks',
      'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'request.malformed',
    ],
    [
      'a chunk of no size',
      'POST /api/session HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n',
      400,
      'request.malformed',
    ],
    ['a method that nobody knows', 'BREW /api/health HTTP/1.1\r\nhost: x\r\n\r\n', 400, 'request.malformed'],
    [
      'an address that cannot be read',
      'GET /api/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      400,
      'request.malformed',
    ],
  ])('%s is answered in our shape', async (_, request, status, code) => {
    const [head = '', body = ''] = (await say([request])).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({ code, status })
  })
})
