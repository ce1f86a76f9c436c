import { expect } from 'vitest'
import type { TestCity } from './city.ts'
import { type Answered, ask, multipart } from './people.ts'

/** The cookie of a device that stands behind the report, beside the one that is given. */
export async function supporterOf(city: TestCity, number: string, cookie = ''): Promise<string> {
  const { headers, status } = await ask(city, 'POST', `/reports/${number}/support`, { cookie, body: {} })
  expect(status).toBe(200)
  return [cookie, String(headers['set-cookie'] ?? '').split(';')[0]].filter(Boolean).join('; ')
}

type Refused = {
  readonly code: string
  readonly errors: readonly { readonly field: string; readonly code: string }[]
}
type Fields = Parameters<typeof multipart>[0]
type Photos = Parameters<typeof multipart>[1]

/** Adds to a report and gives the raw answer; publication is agreed to unless the fields say otherwise. */
export async function addRemark(
  { app }: TestCity,
  number: string,
  cookie: string,
  fields: Fields = {},
  photos: Photos = [],
): Promise<Answered<Refused & { readonly id: string; readonly state: string }>> {
  const form = await multipart({ text: 'Теперь не горят три', consents: ['publication'], ...fields }, photos)
  const answer = await app.inject({
    method: 'POST',
    url: `/api/reports/${number}/remarks`,
    payload: form.payload,
    headers: { ...form.headers, ...(cookie && { cookie }) },
  })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}
