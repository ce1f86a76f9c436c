import { showPhoto } from '@gorozhanin/domain/reports/api'
import { expect, test } from 'vitest'
import { address } from './call.ts'
import { readProblem } from './problem.ts'

test('parameters and queries are written so that no value can change the address', () => {
  expect(
    address(showPhoto, {
      params: { key: 'a/b?c', size: 'small' },
      query: { q: 'яма & яма', none: undefined, many: [1, 2] },
    }),
  ).toBe('/api/photos/a%2Fb%3Fc/small?q=%D1%8F%D0%BC%D0%B0+%26+%D1%8F%D0%BC%D0%B0&many=1&many=2')
})

test('a parameter that is not given is a mistake of ours', () => {
  expect(() => address(showPhoto)).toThrow('key')
})

test('a refusal keeps its code, its fields and when to try again', async () => {
  const body = { code: 'request.too_many', title: 'Too many', errors: [{ field: 'text', code: 'short' }] }
  const problem = await readProblem(Response.json(body, { status: 429, headers: { 'retry-after': '30' } }))
  expect(problem).toMatchObject({
    code: 'request.too_many',
    status: 429,
    retryAfter: 30,
    errors: body.errors,
  })
})

test.each([
  [503, 'server.unavailable'],
  [502, 'server.unavailable'],
  [429, 'request.too_many'],
  [418, 'network.unknown'],
])('an answer %i that is not ours reads as %s', async (status, code) => {
  expect((await readProblem(new Response('<html>', { status }))).code).toBe(code)
})

test('a code that is not in the table is not trusted', async () => {
  expect((await readProblem(Response.json({ code: 'toString' }, { status: 400 }))).code).toBe(
    'network.unknown',
  )
})
