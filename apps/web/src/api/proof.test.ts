import { expect, test } from 'vitest'
import { isProving, onProving, withProof } from './proof.ts'

const problem = (status: number, shape: object) =>
  new Response(JSON.stringify(shape), { status, headers: { 'retry-after': '60' } })
const tooMany = (challenge?: string) =>
  problem(429, { code: 'request.too_many', ...(challenge && { challenge }) })

/** A platform that answers so many things in their order, and what it was sent. */
function platform(...answers: Response[]) {
  const sent: Readonly<Record<string, string>>[] = []
  const send = async (headers: Readonly<Record<string, string>>) => {
    sent.push(headers)
    return answers.shift() ?? new Response(null, { status: 500 })
  }
  return { sent, send }
}

test('a request that passes is sent once', async () => {
  const { sent, send } = platform(new Response('{}'))
  expect((await withProof(send)).ok).toBe(true)
  expect(sent).toEqual([{}])
})

test('a challenge is solved and the request sent again with the proof; meanwhile it shows', async () => {
  const { sent, send } = platform(tooMany('17.a.b.c'), new Response('{}', { status: 201 }))
  const shown: boolean[] = []
  const stop = onProving(() => shown.push(isProving()))
  expect((await withProof(send, async () => 42)).status).toBe(201)
  stop()
  expect(sent).toEqual([{}, { 'x-proof': '17.a.b.c:42' }])
  expect(shown).toEqual([true, false])
})

test('a refusal without a challenge, and a second refusal, are told as they are', async () => {
  await expect(withProof(platform(tooMany()).send)).rejects.toMatchObject({ status: 429, retryAfter: 60 })
  const twice = platform(tooMany('17.a.b.c'), tooMany('17.d.e.f'))
  await expect(withProof(twice.send, async () => 1)).rejects.toMatchObject({ code: 'request.too_many' })
  expect(twice.sent).toHaveLength(2)
})
