import type { Reply } from '@gorozhanin/domain/endpoint'
import type {
  ConsoleCard,
  fileReport,
  MoveBody,
  OwnMoveBody,
  ReportCard,
} from '@gorozhanin/domain/reports/api'
import sharp from 'sharp'
import { openCity, type TestCity } from './city.ts'
import { demoPassword } from './databases.ts'

export type Answered<Body> = {
  readonly status: number
  readonly body: Body
  readonly headers: Record<string, unknown>
}
type Fields = Readonly<Record<string, string | number | boolean | object | readonly string[]>>
type Photo = { readonly name?: string; readonly type?: string; readonly bytes: Uint8Array }

/** A body as a browser sends it. */
export async function multipart(fields: Fields, photos: readonly Photo[] = []) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  for (const { name = 'photo.jpg', type = 'image/jpeg', bytes } of photos)
    form.append('photos', new File([Uint8Array.from(bytes)], name, { type }))
  const response = new Response(form)
  return {
    payload: Buffer.from(await response.arrayBuffer()),
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  }
}

/** Asks a door as a program would. */
export async function ask<Body = unknown>(
  { app }: TestCity,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  options: {
    readonly cookie?: string
    readonly body?: object
    readonly headers?: Record<string, string>
  } = {},
): Promise<Answered<Body>> {
  const { cookie, body, headers } = options
  const answer = await app.inject({
    method,
    url: `/api${url}`,
    headers: { ...headers, ...(cookie && { cookie }) },
    ...(body && { payload: body }),
  })
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  return {
    status: answer.statusCode,
    body: (isJson ? answer.json() : answer.body) as Body,
    headers: answer.headers,
  }
}

export type Filed = Reply<typeof fileReport>

/** What the form asks for, and most people agree to. */
const agreed = { consents: ['contact', 'publication'] }

/** Files a report and gives the raw answer. Every consent is given unless the fields say which. */
export async function tryFile(
  { app }: TestCity,
  fields: Fields,
  photos: readonly Photo[] = [],
  headers: Record<string, string> = {},
): Promise<Answered<Filed & { code: string; errors: { field: string; code: string }[] }>> {
  const form = await multipart({ ...agreed, ...fields }, photos)
  const answer = await app.inject({
    method: 'POST',
    url: '/api/reports',
    payload: form.payload,
    headers: { ...form.headers, ...headers },
  })
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
}

/** Files a report that must be taken. */
export async function fileOne(city: TestCity, fields: Fields, photos: readonly Photo[] = []): Promise<Filed> {
  const { status, body } = await tryFile(city, fields, photos)
  if (status !== 201) throw new Error(`filing answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Signs in as `<name>@demo.local` and gives the cookie. */
export async function signInAs(city: TestCity, name: string): Promise<string> {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: `${name}@demo.local`, password: demoPassword },
  })
  const cookie = answer.cookies.find((one) => one.name === 'session')
  if (!cookie) throw new Error(`${name} could not sign in: ${answer.body}`)
  return `session=${encodeURIComponent(cookie.value)}`
}

/** A city with a house in it, and people at work. */
export type Staffed = {
  readonly city: TestCity
  readonly house: House
  /** The cookie of one who has signed in. */
  readonly as: (name: string) => string
}

/** Opens a city in which these people and the УК of the house have signed in. */
export async function openStaffed(
  names: readonly string[],
  change: Partial<TestCity['config']> = {},
): Promise<Staffed> {
  const city = await openCity(undefined, change)
  const house = await aHouse(city)
  const cookies = new Map<string, string>()
  for (const name of [...names, house.uk]) cookies.set(name, await signInAs(city, name))
  const as = (name: string) => {
    const cookie = cookies.get(name)
    if (cookie === undefined) throw new Error(`${name} has not signed in`)
    return cookie
  }
  return { city, house, as }
}

/** Makes a move as the console does: reads the card, then moves the version that was read. */
export async function move(
  city: TestCity,
  cookie: string,
  number: string,
  request: DistributiveOmit<MoveBody, 'version'>,
): Promise<Answered<ConsoleCard & { code: string; legal: string[] }>> {
  const { body } = await ask<ConsoleCard>(city, 'GET', `/console/reports/${number}`, { cookie })
  return ask(city, 'POST', `/console/reports/${number}/moves`, {
    cookie,
    body: { ...request, version: body.version ?? 0 },
  })
}

type DistributiveOmit<T, Key extends string> = T extends unknown ? Omit<T, Key> : never

/** A small picture of one colour. */
export async function picture(width = 640, height = 480): Promise<Photo> {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#7a8a99' } })
    .jpeg()
    .toBuffer()
  return { bytes }
}

type House = {
  readonly code: string
  readonly uk: string
  readonly label: string
  readonly lon: number
  readonly lat: number
}

/** A house of the demo town, with its УК. */
export async function aHouse({ ctx }: TestCity): Promise<House> {
  const { rows } = await ctx.db.$client.query(
    `select code, uk, label->>'ru' as label, ST_X(place) as lon, ST_Y(place) as lat
       from houses where uk is not null order by code limit 1`,
  )
  return rows[0]
}

/** A house that another УК than `uk` manages. */
export async function houseOfAnother(
  { ctx }: TestCity,
  uk: string,
): Promise<{ code: string; lon: number; lat: number; label: string }> {
  const { rows } = await ctx.db.$client.query(
    `select code, label->>'ru' as label, ST_X(place) as lon, ST_Y(place) as lat from houses
      where uk is not null and uk <> $1 order by code limit 1`,
    [uk],
  )
  return rows[0]
}

/** Opens the follow link of a report on a device of its own and gives that device's cookie. */
export async function follow(city: TestCity, { number, follow: secret }: Filed): Promise<string> {
  const answer = await city.app.inject({
    method: 'POST',
    url: `/api/reports/${number}/follow`,
    payload: { follow: secret },
  })
  const cookie = answer.cookies.find(({ name }) => name === 'follows')
  if (!cookie) throw new Error(`the follow link of ${number} does not open: ${answer.body}`)
  return `follows=${encodeURIComponent(cookie.value)}`
}

/** What the author does on the report's page: reads the card, then moves the version that was read. */
export async function ownMove(
  city: TestCity,
  cookie: string,
  number: string,
  request: DistributiveOmit<OwnMoveBody, 'version'>,
): Promise<
  Answered<ReportCard & { code: string; legal: string[]; errors: { field: string; code: string }[] }>
> {
  const { body } = await ask<ReportCard>(city, 'GET', `/reports/${number}`, { cookie })
  return ask(city, 'POST', `/reports/${number}/moves`, {
    cookie,
    body: { ...request, version: body.version ?? 0 },
  })
}

/** A dark staircase at a house: its УК answers. */
export const darkEntrance = ({ code, lon, lat }: House) => ({
  category: 'entrance-light',
  text: 'Третий день темно на втором этаже',
  details: { entrance: 2 },
  lon,
  lat,
  objectId: code,
})

/** A lamp of the street that is out. */
export const darkLamp = ({ lon, lat }: Pick<House, 'lon' | 'lat'>) => ({
  category: 'street-light-out',
  text: 'Не горит фонарь',
  details: { lamps_count: 'one' },
  lon,
  lat,
})

/** Files a report that a moderator with this cookie publishes. */
export async function filePublished(
  city: TestCity,
  moderator: string,
  fields: Fields,
  photos: readonly Photo[] = [],
): Promise<Filed> {
  const filed = await fileOne(city, fields, photos)
  const { status } = await move(city, moderator, filed.number, { move: 'publish' })
  if (status !== 200) throw new Error(`publishing answered ${status}`)
  return filed
}

/** Uploads one photo at a door that takes them before a move, and gives its key. */
export async function uploadPhoto(
  { app }: TestCity,
  url: string,
  cookie: string,
  photo?: Photo,
): Promise<string> {
  const form = await multipart({}, [photo ?? (await picture(800, 600))])
  const answer = await app.inject({
    method: 'POST',
    url: `/api${url}`,
    headers: { ...form.headers, cookie },
    payload: form.payload,
  })
  return answer.json().photos[0].key
}
